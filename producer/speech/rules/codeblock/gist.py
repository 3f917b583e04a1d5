"""Which gist a language gets."""

from __future__ import annotations

from collections.abc import Callable

from producer.speech.rules.codeblock import commands, data, files, outline, python
from producer.speech.rules.codeblock.phrases import Sentence
from producer.speech.rules.identifiers import Manner

MOST_SENTENCES = 4

_GISTS: dict[str, Callable[[str, Manner], list[Sentence] | None]] = {
    "python": python.gist,
    "json": data.json_gist,
    "yaml": data.yaml_gist,
    "toml": data.settings_gist,
    "ini": data.settings_gist,
    "html": data.html_gist,
    "xml": data.xml_gist,
    "css": data.style_gist,
    "sql": commands.sql_gist,
    "shell": commands.shell_gist,
    "console": commands.console_gist,
    "docker": files.docker_gist,
    "make": files.make_gist,
    "diff": files.diff_gist,
    "text": files.text_gist,
}


def gist_of(code: str, language: str, manner: Manner) -> list[Sentence]:
    """One to four sentences that say what the code is and does; `language` may be empty."""
    special = _GISTS.get(language)
    found = special(code, manner) if special else None
    if not found:
        found = outline.gist(code, language, manner)
    return found[:MOST_SENTENCES]
