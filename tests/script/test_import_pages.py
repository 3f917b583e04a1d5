"""Course pages are read right: the made ones of the test data, and the real one where it is."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from producer.script.decode import decode
from producer.script.importers import page as importer
from producer.script.page import Page, to_json
from producer.script.read import read as read_any
from tests.script import pagebuilder

PAGES = sorted((pagebuilder.DATA / "pages").glob("*.yaml"))
SHARED = Path(os.environ.get("PRODUCER_SHARED", Path(__file__).parents[3] / "shared"))


def read(data: bytes) -> Page:
    return importer.read(decode(data, "page.txt")[0], "page.txt")


def fields(value: Any, path: str = "") -> dict[str, Any]:
    """Every leaf of a JSON value by its path."""
    if isinstance(value, dict):
        return {
            k: v for name, item in value.items() for k, v in fields(item, f"{path}.{name}").items()
        }
    if isinstance(value, list):
        whole = {f"{path}.length": len(value)}
        for place, item in enumerate(value):
            whole |= fields(item, f"{path}[{place}]")
        return whole
    return {path: value}


def differences(read_page: Page, page: dict[str, Any]) -> list[str]:
    """What is read otherwise than it is, a line each."""
    wanted = fields({name: page[name] for name in page if name != "findings"})
    found = fields(
        {name: value for name, value in to_json(read_page).items() if name != "findings"}
    )
    return [
        f"{path}: {found.get(path)!r} is not {wanted.get(path)!r}"
        for path in dict.fromkeys([*wanted, *found])
        if found.get(path) != wanted.get(path)
    ]


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_hostile_page_is_read_field_by_field(path: Path) -> None:
    page, options = pagebuilder.load(path)
    assert differences(read(pagebuilder.render(page, options)), page) == []


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_course_page_is_known_for_one(path: Path) -> None:
    data = pagebuilder.render(*pagebuilder.load(path))
    assert read_any(data, "saved.md").sections == read(data).sections


def test_there_are_enough_hostile_pages() -> None:
    assert len(PAGES) >= 25


@pytest.mark.parametrize("name", ["01", "03", "11", "20", "22"])
def test_a_page_that_lost_its_blank_lines_keeps_its_structure(name: str) -> None:
    path = next(path for path in PAGES if path.name.startswith(name))
    page, options = pagebuilder.load(path)
    data = re.sub(rb"\n\n+", b"\n", pagebuilder.render(page, options))
    found = to_json(read(data))["sections"]
    for section, right in zip(found, page["sections"], strict=True):
        assert (section["kind"], section["title"]) == (right["kind"], right["title"])
        for many in ("turns", "chapters", "items"):
            assert len(section.get(many, ())) == len(right.get(many, ()))


def test_the_real_page_is_read_field_by_field() -> None:
    path = SHARED / "pages" / "asyncio-gather.txt"
    if not path.exists():
        pytest.skip(f"the shared test material is not at {SHARED}")
    right = json.loads((path.parent / "asyncio-gather.parts.json").read_text(encoding="utf-8"))
    page = {name: value for name, value in right.items() if name not in {"id", "nasty"}}
    assert differences(read(path.read_bytes()), page) == []


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_every_character_is_accounted_for(path: Path) -> None:
    page = read(pagebuilder.render(*pagebuilder.load(path)))
    place = 0
    for account in page.accounts:
        assert account.start == place and account.end > account.start
        place = account.end
    assert place == len(page.text)
    unread = [each.message for each in page.findings if each.code == "unread-text"]
    assert all("of this part" in message for message in unread)
