"""Tests of producer/server."""
