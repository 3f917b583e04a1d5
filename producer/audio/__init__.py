"""Places takes in time, mixes and levels them, encodes and joins them, and tags the file."""
