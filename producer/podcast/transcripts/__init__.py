"""Transcript formats, each one file that is found by its name.

A format has `SUFFIX` (of its file, with the dot), `TYPE` (its MIME type) and
`render(cues, rate) -> str`: the whole file's text, from Cues in order of time whose times are
samples at `rate` a second. The same Cues give the same text; nothing of what was written is lost.
"""
