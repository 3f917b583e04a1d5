"""The nouns of the program. Every one is frozen; nothing here imports anything else of ours."""

from producer.model.findings import Finding, Severity, Source
from producer.model.published import Enclosure, Episode, Part, Person, Podcast
from producer.model.spoken import Cast, Casting, Ends, Piece, Take, Utterance, Voice
from producer.model.timed import Clip, Cue, CueWord, Mark, Timeline
from producer.model.written import (
    Chapter,
    Course,
    Format,
    Item,
    Reading,
    Say,
    Script,
    ScriptKind,
    Sounds,
    Span,
    SpanKind,
    Study,
    Turn,
)

__all__ = [
    "Cast",
    "Casting",
    "Chapter",
    "Clip",
    "Course",
    "Cue",
    "CueWord",
    "Enclosure",
    "Ends",
    "Episode",
    "Finding",
    "Format",
    "Item",
    "Mark",
    "Part",
    "Person",
    "Piece",
    "Podcast",
    "Reading",
    "Say",
    "Script",
    "ScriptKind",
    "Severity",
    "Sounds",
    "Source",
    "Span",
    "SpanKind",
    "Study",
    "Take",
    "Timeline",
    "Turn",
    "Utterance",
    "Voice",
]
