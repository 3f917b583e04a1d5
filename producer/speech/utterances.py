"""A Chapter's turns as Utterances: a sentence or two each, with what is written beside the words.

Where utterances begin depends on the text near by alone, so an edit changes the utterance that it
touches and no other: a sentence is an utterance of its own, but a short one takes the next along.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from producer.model import Ends, Piece, Reading, Source, Span, Turn, Utterance, Voice
from producer.speech.engines import MAX_CHARACTERS
from producer.speech.lexicon import Lexicon
from producer.speech.sentences import is_paragraph_end, length, sentences, shorten
from producer.speech.spelled import pronounced
from producer.speech.spoken import pieces

_SHORT = 40
"""A sentence of fewer spoken characters takes the next one along ..."""
_JOINED = 140
"""... if both have at most as many as this."""


class _Stretch(Struct, frozen=True):
    """What becomes one utterance."""

    pieces: tuple[Piece, ...]
    ends: Ends
    line: int
    sound: str = ""
    pause: int = 0


def utterances(
    turns: Iterable[Turn],
    *,
    voice_of: Callable[[str], Voice],
    english: str,
    lexicon: Lexicon,
    reading: Reading = "gist",
    path: str = "",
    max_characters: int = MAX_CHARACTERS,
) -> tuple[Utterance, ...]:
    """The turns of one Chapter as utterances, in order.

    `voice_of` gives a role's voice; a turn's rate is multiplied into it. `path` is the script's,
    for messages. What is written of a turn is the joined captions of its utterances.
    """
    found: list[Utterance] = []
    for number, turn in enumerate(turns):
        voice = voice_of(turn.role)
        if turn.rate != 1.0:
            voice = replace(voice, rate=round(voice.rate * turn.rate, 4))
        for stretch in _stretches(turn, english, lexicon, reading, max_characters):
            found.append(
                Utterance(
                    role=turn.role,
                    voice=voice,
                    pieces=tuple(
                        part
                        for piece in stretch.pieces
                        for part in pronounced(piece, english, lexicon.ipa)
                    ),
                    source=Source(path=path, line=stretch.line or turn.line),
                    take=turn.take,
                    turn=number,
                    ends=stretch.ends,
                    pause=stretch.pause,
                    sound=stretch.sound,
                )
            )
    return tuple(found)


def _stretches(
    turn: Turn, english: str, lexicon: Lexicon, reading: Reading, limit: int
) -> list[_Stretch]:
    found: list[_Stretch] = []
    silent: tuple[Piece, ...] = ()
    for spans in _groups(turn.spans):
        span = spans[0]
        if span.kind == "pause":
            if found:
                found[-1] = replace(found[-1], pause=found[-1].pause + span.milliseconds)
        elif span.kind == "sound":
            found.append(_Stretch((), "sentence", span.line, sound=span.sound))
        else:
            made = pieces(spans, english=english, lexicon=lexicon, reading=reading)
            lines = _Lines(spans)
            for stretch in _cut(made, lines, limit):
                whole = replace(stretch, pieces=(*silent, *stretch.pieces))
                silent = ()
                if any(char.isalnum() for piece in whole.pieces for char in piece.spoken):
                    found.append(replace(whole, pieces=_trimmed(whole.pieces)))
                elif found and found[-1].pieces:
                    ends = "paragraph" if stretch.ends == "paragraph" else found[-1].ends
                    joined = (*found[-1].pieces, *_hushed(whole.pieces))
                    found[-1] = replace(found[-1], pieces=joined, ends=ends)
                else:
                    silent = _hushed(whole.pieces)
    if silent and any(stretch.pieces for stretch in found):
        last = max(index for index, stretch in enumerate(found) if stretch.pieces)
        found[last] = replace(found[last], pieces=(*found[last].pieces, *silent))
    if found:
        found[-1] = replace(found[-1], ends="turn")
    return found


def _groups(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Runs of spans that are spoken together; a pause or a sound stands alone."""
    run: list[Span] = []
    for span in spans:
        if span.kind in ("pause", "sound"):
            if run:
                yield tuple(run)
            run = []
            yield (span,)
        else:
            run.append(span)
    if run:
        yield tuple(run)


def _cut(made: tuple[Piece, ...], lines: _Lines, limit: int) -> Iterator[_Stretch]:
    """The pieces of one group as stretches."""
    position = 0
    for sentence in _packed(sentences(made), limit):
        parts = list(shorten(sentence, limit))
        for number, part in enumerate(parts):
            ends: Ends = "sentence" if number == len(parts) - 1 else "clause"
            if ends == "sentence" and (is_paragraph_end(part[-1]) or part[-1].block):
                ends = "paragraph"
            yield _Stretch(part, ends, lines.at(position))
            position += sum(len(piece.written) for piece in part)


def _packed(found: Iterable[tuple[Piece, ...]], limit: int) -> Iterator[tuple[Piece, ...]]:
    """Sentences, a short one with the next."""
    held: tuple[Piece, ...] = ()
    for sentence in found:
        if held and _may_join(held, sentence, limit):
            sentence = (*held, *sentence)
        elif held:
            yield held
        held = ()
        if _is_short(sentence) and not is_paragraph_end(sentence[-1]):
            held = sentence
        else:
            yield sentence
    if held:
        yield held


def _is_short(sentence: tuple[Piece, ...]) -> bool:
    return length(sentence) < _SHORT or sentence[-1].block


def _may_join(held: tuple[Piece, ...], sentence: tuple[Piece, ...], limit: int) -> bool:
    if held[-1].block != sentence[0].block:
        return False
    most = limit if held[-1].block else min(limit, _JOINED)
    return length(held) + length(sentence) <= most


def _hushed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces without a word, of which nothing is spoken: a lone ellipsis or dash."""
    return tuple(replace(piece, spoken="", rule=piece.rule or "nothing to say") for piece in pieces)


def _trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without white space at the edges of what is spoken; neighbours of plain text made one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and not (last.rule or piece.rule or last.ipa or piece.ipa):
            written = last.written + piece.written
            found[-1] = replace(last, written=written, spoken=last.spoken + piece.spoken)
        else:
            found.append(piece)
    _strip(found, range(len(found)), str.lstrip)
    _strip(found, range(len(found))[::-1], str.rstrip)
    return tuple(found)


def _strip(pieces: list[Piece], order: range, strip: Callable[[str], str]) -> None:
    for index in order:
        piece = pieces[index]
        spoken = strip(piece.spoken)
        if not spoken and piece.spoken:
            pieces[index] = replace(piece, spoken="", rule=piece.rule or "space")
        elif spoken:
            pieces[index] = replace(piece, spoken=spoken)
            return


class _Lines:
    """Which source line a written character of some spans stands on."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.spans = spans
        self.starts: list[int] = []
        position = 0
        for span in spans:
            self.starts.append(position)
            position += len(span.text)

    def at(self, position: int) -> int:
        """The line of the character at `position` of the joined texts."""
        index = bisect_right(self.starts, position) - 1
        while index >= 0 and not self.spans[index].text and index + 1 < len(self.spans):
            index += 1
        span = self.spans[max(index, 0)]
        if not span.line:
            return 0
        offset = position - self.starts[max(index, 0)]
        if span.block:
            fence = 1 if span.raw.lstrip().startswith(("`", "~", "$", "\\")) else 0
            return span.line + fence + span.text.count("\n", 0, offset)
        return span.line + span.raw.count("\n", 0, offset)
