"""manifest.json: what a platform polls to learn which chapters changed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.build import small

SCHEMA = Path(__file__).parents[2] / "docs" / "manifest.schema.json"


def manifest(root: Path) -> dict[str, Any]:
    """The small course's manifest, which is of its schema's form."""
    found: dict[str, Any] = json.loads((root / "build/site/loops/manifest.json").read_bytes())
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema, jsonschema.Draft202012Validator)
    return found


def times(found: dict[str, Any]) -> dict[str, str]:
    """Since when each chapter is as it is."""
    return {
        f"{episode['id']}/{chapter['id']}": chapter["audio"]["changed"]
        for episode in found["episodes"]
        for chapter in episode["chapters"]
    }


def test_it_names_files_as_they_are(built: Path) -> None:
    """Every address is a file of the site, with the size and the digest that are told."""
    site = built / "build" / "site"
    found = manifest(built)
    assert [one["id"] for one in found["episodes"]] == ["01-loops", "02-history"]
    for episode in found["episodes"]:
        for piece in (episode, *episode["chapters"]):
            for address in (piece["embed"], piece["oembed"], piece["audio"]["url"]):
                assert (site / address.removeprefix("https://example.org/")).is_file()
            data = (site / piece["audio"]["url"].removeprefix("https://example.org/")).read_bytes()
            assert piece["audio"]["size"] == len(data)
            assert piece["audio"]["sha256"] == sha256(data).hexdigest()
        for chapter in episode["chapters"]:
            assert -18 < chapter["audio"]["loudness"] < -14


def test_an_edit_shows_as_the_chapter_that_changed(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what sounds otherwise has a new time; a build from the same files tells the same."""
    before = times(manifest(built))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700086400")
    small.edit(built, "Zero, one and two.", "Nought, one and two.")
    small.made(built)
    found = manifest(built)
    after = times(found)
    assert {name for name in before if before[name] != after[name]} == {"01-loops/for"}
    assert after["01-loops/for"] == "2023-11-15T22:13:20+00:00"
    assert found["episodes"][0]["audio"]["changed"] == after["01-loops/for"]
    (built / "build" / "site" / "loops" / "manifest.json").unlink()
    small.edit(built, "A. Teacher", "A Teacher", "scripts/loops/course.yaml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700172800")
    small.made(built)
    assert times(manifest(built))["02-history/looms"] in (
        before["02-history/looms"],
        "2023-11-16T22:13:20+00:00",
    )
