"""The templates and the files that every page uses.

Templates are Jinja's, in `templates/`, and escape all they print; the styles, scripts and the font
in `assets/` (and `fonts/` beside this package) are copied as they are, under addresses that change
with their content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from producer.podcast.addresses import ASSETS
from producer.podcast.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_FONT = _HERE.parent / "fonts" / "inter.woff2"


@cache
def assets() -> Mapping[str, bytes]:
    """The files that pages use, by name."""
    found = {path.name: path.read_bytes() for path in sorted((_HERE / "assets").iterdir())}
    return {**found, _FONT.name: _FONT.read_bytes()}


def asset_files() -> Iterator[tuple[str, bytes]]:
    """Path below the site's root, and bytes."""
    for name, data in assets().items():
        yield f"{ASSETS}/{name}", data


Render = Callable[[str, Mapping[str, Any]], bytes]
"""Makes a page of a template's name and values."""
_by: list[Render] = []


@contextmanager
def rendered(by: Render) -> Iterator[None]:
    """Meanwhile pages are made `by` this: `here`, in another process, where Jinja is loaded."""
    _by.append(by)
    try:
        yield
    finally:
        _by.remove(by)


def page(template: str, values: Mapping[str, Any]) -> bytes:
    """The page that `template` makes of `values`."""
    return _by[-1](template, values) if _by else here(template, values)


def here(template: str, values: Mapping[str, Any]) -> bytes:
    """The page, made by this process."""
    text = _environment().get_template(template).render(versions=_versions(), **values)
    return text.strip().encode() + b"\n"


def ready(*templates: str) -> None:
    """Load what pages are made with, and some templates."""
    _versions()
    for name in templates:
        _environment().get_template(name)


@cache
def _versions() -> Mapping[str, str]:
    """What makes the address of each file that pages use change with its content."""
    return {name: hashlib.sha256(data).hexdigest()[:8] for name, data in assets().items()}


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from producer.podcast.site.compiled import Compiled

    def cleaned(value: object) -> object:
        return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        bytecode_cache=Compiled(_HERE / "templates", Path(__file__)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=cleaned,
    )
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return environment
