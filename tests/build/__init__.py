"""The conductor's tests."""
