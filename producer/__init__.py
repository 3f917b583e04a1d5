"""Speaks course transcripts and publishes them as podcasts. The map is producer/README.md."""

__version__ = "0.1.0"
