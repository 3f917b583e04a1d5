"""Encoders: one file each. This docstring is the recipe for a new one.

A module here encodes a block of samples to frames (`encode`), says what joining needs to know of
them (`describe`), joins blocks and silence to the bytes of a file (`join`) and decodes frames
(`decode`). `check` refuses a format that it can't have, `fingerprint` goes into every block's key
and changes when, and only when, the bytes could. `FRAME` is the samples of a frame, `CONTEXT` the
frames of its neighbours that a block needs; `EXTENSION` and `TYPE` name the file.

Importing the module imports no codec: that happens in `encode` and `decode`.
"""
