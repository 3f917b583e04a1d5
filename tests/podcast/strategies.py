"""What hypothesis draws: cues of any text at any times, as careless as they can be."""

from __future__ import annotations

from hypothesis import strategies as st

from producer.model import Cue, CueWord

HOSTILE = (
    "-->",
    "<v Bob>",
    "&amp;",
    "<script>",
    "]]>",
    "\x00",
    "\x0b",
    "\u2028",
    "\ud800",
    "\ufffe",
)

pieces = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=12),
    st.text(alphabet="abcdefghij.,;:?!'\"-_/()", min_size=1, max_size=90),
)
spaces = st.sampled_from(("", " ", " ", " ", "  ", "\n", "\n\n", "\n    ", "\xa0", "\t"))
speakers = st.one_of(
    st.sampled_from(("Teacher", "Student 1", "")),
    st.text(max_size=60),
)


@st.composite
def cues(draw: st.DrawFn, most: int = 6) -> tuple[Cue, ...]:
    """Cues in order of their starts; their ends and their words' times are as they come."""
    found = []
    start = 0
    for turn in range(draw(st.integers(0, most))):
        start += draw(st.integers(0, 60_000))
        words, at = [], start
        for _ in range(draw(st.integers(0, 12))):
            length = draw(st.integers(0, 30_000))
            kind = draw(st.sampled_from(("text", "code", "maths")))
            words.append(
                CueWord(
                    text=draw(pieces),
                    start=at,
                    end=at + length,
                    space=draw(spaces),
                    kind=kind,  # type: ignore[arg-type]
                )
            )
            at += length
        found.append(
            Cue(
                speaker=draw(speakers),
                start=start,
                end=at,
                words=tuple(words),
                turn=turn,
                block=draw(st.booleans()),
            )
        )
        if draw(st.booleans()):
            start = at
    return tuple(found)
