"""Tests of the podcast room."""
