"""Show notes: a Script's summary, chapters, study material and code as simple, safe HTML.

The HTML is what podcast clients show: headings, paragraphs, lists, emphasis, links and
preformatted code; no classes, no styles, no images. Times stand at the start of a line, where
clients make them links.
"""

from __future__ import annotations

from collections.abc import Iterator

from producer.model import Episode, Item, Mark, Podcast, Script, Span
from producer.podcast import addresses
from producer.podcast.markup import block, inline, safe_link
from producer.podcast.text import clean, clock, html, html_content, in_words, line


def render(podcast: Podcast, episode: Episode) -> str:
    """The notes of `episode`. Everything that isn't markup of ours is escaped."""
    return "".join(_parts(podcast, episode))


def summary(script: Script) -> str:
    """A sentence or two in plain text; the title where nothing else is known."""
    return line(script.summary or script.study.quick or script.study.standard or script.title)


def code_blocks(script: Script) -> tuple[Span, ...]:
    """The Script's code, in order, each block once."""
    spans = (span for chapter in script.chapters for turn in chapter.turns for span in turn.spans)
    blocks = (span for span in spans if span.kind == "code" and span.block and span.text.strip())
    return tuple({(span.language, span.text): span for span in blocks}.values())


def _parts(podcast: Podcast, episode: Episode) -> Iterator[str]:
    script, study = episode.script, episode.script.study
    yield f"<p>{html(summary(script))}</p>\n"
    yield from _preview(podcast, episode)
    yield from _chapters(episode.marks, episode.rate)
    overview = [text for text in (study.quick, study.standard, study.detailed) if text.strip()]
    if line(study.quick) == summary(script):
        overview = overview[1:]
    yield from _section("Overview", [block(text) for text in overview])
    yield from _pairs("Key concepts", study.key_concepts)
    yield from _listed("Examples", [inline(item.text) for item in study.examples])
    yield from _pairs("Memory aids", study.memory_aids)
    yield from _cards(study.flash_cards)
    yield from _pairs("Glossary", study.glossary)
    yield from _section("Code", [_code(span) for span in code_blocks(script)])
    yield from _listed("Links", [link(item) for item in study.reference_links])
    page = addresses.url(podcast, addresses.episode_page(podcast.course, script))
    yield f'<p><a href="{html(page)}">Listen and read along</a></p>\n'


def _preview(podcast: Podcast, episode: Episode) -> Iterator[str]:
    if episode.preview_of:
        heard = in_words(episode.length, episode.rate)
        whole = in_words(episode.preview_of, episode.rate)
        enrol = podcast.course.enrol
        more = f'<a href="{html(enrol)}">Enroll to listen to all of it</a>' if enrol else ""
        yield f"<p><strong>Preview:</strong> {heard} of {whole}. {more}</p>\n"


def _section(title: str, parts: list[str]) -> Iterator[str]:
    if parts:
        yield f"<h3>{title}</h3>\n"
        yield from parts


def _listed(title: str, items: list[str]) -> Iterator[str]:
    if items:
        rows = "".join(f"<li>{item}</li>\n" for item in items)
        yield from _section(title, [f"<ul>\n{rows}</ul>\n"])


def _chapters(marks: tuple[Mark, ...], rate: int) -> Iterator[str]:
    if len(marks) > 1:
        rows = [f"{clock(mark.start, rate)} {html(line(mark.title))}" for mark in marks]
        yield from _section("Chapters", ["<p>" + "<br>\n".join(rows) + "</p>\n"])


def _pairs(title: str, items: tuple[Item, ...]) -> Iterator[str]:
    yield from _listed(title, [_pair(item) for item in items])


def _pair(item: Item) -> str:
    name, text = inline(item.name), inline(item.text)
    return f"<strong>{name}</strong>: {text}" if name and text else name or text


def _cards(cards: tuple[Item, ...]) -> Iterator[str]:
    rows = [f"<em>{inline(card.name)}</em><br>\n{inline(card.text)}" for card in cards]
    yield from _listed("Flash cards", rows)


def _code(span: Span) -> str:
    return f"<pre><code>{html_content(clean(span.text).strip(chr(10)))}\n</code></pre>\n"


def link(item: Item) -> str:
    """A reference link as HTML; an address that is no web address is text."""
    title = html(line(item.text)) or html(line(item.name))
    if not safe_link(item.name):
        return " ".join(filter(None, (title, html(line(item.name)) if item.text else "")))
    return f'<a href="{html(item.name.strip())}">{title}</a>'
