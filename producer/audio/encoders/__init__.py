"""Encoders: one file each. This docstring is the recipe for a new one.

Two kinds stand here. `mp3` makes enclosures, of blocks that are encoded one by one: it encodes a
block of samples to frames (`encode`), says what joining needs to know of them (`describe`), joins
blocks and silence to the bytes of a file (`join`) and decodes frames (`decode`). `check` refuses a
format that it can't have. `FRAME` is the samples of a frame, `CONTEXT` the frames of its neighbours
that a block needs.

Every other module makes alternates, whole: `encode` takes an episode's samples piece by piece and
gives the file without a tag, `tagged` the file with one. A course asks for it by its name, under
`alternates` in course.yaml.

Of both, `fingerprint` goes into every key and changes when, and only when, the bytes could;
`EXTENSION` and `TYPE` (of alternates `CODECS`, too) name the file. Importing the module imports no
codec: that happens in `encode` and `decode`.
"""
