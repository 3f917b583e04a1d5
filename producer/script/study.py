"""Study material beside a script, `<stem>.study.yaml`: what becomes the show notes."""

from __future__ import annotations

from collections.abc import Iterator

from producer.errors import ProjectError
from producer.model import Finding, Item, Study
from producer.script.codes import finding
from producer.yamlfile import Fields, load

ADDRESSES = ("http://", "https://", "mailto:")
"""What a reference link may start with."""


def parse_study(text: str, path: str) -> tuple[Study, tuple[Finding, ...]]:
    """The study material in `text`, and what is wrong with it. Never raises.

    Keys are the fields of Study: `quick`, `standard` and `detailed` are texts, `examples` a list
    of texts; lists of pairs are `key_concepts` and `glossary` (term, definition), `memory_aids`
    (kind, text), `flash_cards` (front, back) and `reference_links` (url, title).
    """
    findings: list[Finding] = []
    try:
        loaded = load(text, path)
    except ProjectError as error:
        line = error.source.line if error.source else 0
        wrong = finding("malformed-yaml", error.message, path=path, line=line, hint=error.hint)
        return Study(), (wrong,)
    fields = Fields(loaded, findings, what="kind of study material")
    study = Study(
        quick=fields.text("quick"),
        standard=fields.text("standard"),
        detailed=fields.text("detailed"),
        key_concepts=_pairs(fields, "key_concepts", "term", "definition"),
        examples=tuple(_texts(fields, "examples")),
        memory_aids=_pairs(fields, "memory_aids", "kind", "text"),
        flash_cards=_pairs(fields, "flash_cards", "front", "back"),
        glossary=_pairs(fields, "glossary", "term", "definition"),
        reference_links=_links(fields),
    )
    fields.finish()
    return study, tuple(findings)


def _list(fields: Fields, key: str) -> list[object]:
    value = fields.raw(key)
    if value is None:
        return []
    if not isinstance(value, list):
        fields.report("wrong-type", f"`{key}` must be a list", key, hint="start its lines with -")
        return []
    return value


def _pairs(fields: Fields, key: str, name: str, text: str) -> tuple[Item, ...]:
    items = []
    for number, value in enumerate(_list(fields, key)):
        if not isinstance(value, dict):
            hint = f"write `- {name}: ...` and under it `{text}: ...`"
            fields.report(
                "wrong-type", f"an item of `{key}` must be a pair", key, number, hint=hint
            )
            continue
        item = Fields(fields.loaded, fields.findings, key, number, what=f"key of `{key}`")
        items.append(Item(name=item.text(name), text=item.text(text)))
        if not (items[-1].name or items[-1].text):
            item.report("missing-setting", f"an item of `{key}` is empty")
        item.finish()
    return tuple(items)


def _texts(fields: Fields, key: str) -> Iterator[Item]:
    for number, value in enumerate(_list(fields, key)):
        if not isinstance(value, str):
            hint = "put a text with a colon between quotes"
            fields.report("wrong-type", f"an item of `{key}` must be text", key, number, hint=hint)
        else:
            yield Item(name="", text=value.strip())


def _links(fields: Fields) -> tuple[Item, ...]:
    links = _pairs(fields, "reference_links", "url", "title")
    for number, link in enumerate(links):
        if link.name and not link.name.lower().startswith(ADDRESSES):
            hint = f"an address starts with {', '.join(ADDRESSES)}"
            message = f"{link.name!r} is no address"
            fields.report("unknown-value", message, "reference_links", number, hint=hint)
    return links
