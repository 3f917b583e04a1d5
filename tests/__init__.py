"""Tests: they mirror producer/, and data/ holds cases that anyone can extend."""
