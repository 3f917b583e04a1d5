"""The script room's tests."""
