"""Listening back: what a take sounds like, what was heard, and what of it needs a human ear."""
