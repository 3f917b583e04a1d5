"""What a paragraph may hold: text, code, maths, links, pauses, sounds and emphasis."""

from producer.script.inline.scanner import NO_REFERENCES, References, parse_inline, scan

__all__ = ["NO_REFERENCES", "References", "parse_inline", "scan"]
