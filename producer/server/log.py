"""What the server writes down: one JSON object a line, and never a secret.

A door's address is not written; where the text of a library's message holds one, it is blotted out.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

NAME = "producer.server"
LOGGER = logging.getLogger(NAME)
_SECRET = re.compile(r"(/[pe]/)[^/\s\"'?#]+")
_KEY = re.compile(r"(Bearer\s+)\S+", re.IGNORECASE)
_LOOSE = re.compile(r"\b[A-Za-z0-9_-]{43}\b")


def blot(text: str) -> str:
    """`text` without anything that opens a door."""
    return _LOOSE.sub("...", _KEY.sub(r"\1...", _SECRET.sub(r"\1...", text)))


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, event, and what belongs to it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        fields: Mapping[str, Any] = getattr(record, "fields", {})
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": blot(record.getMessage()),
            **fields,
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = blot("".join(traceback.format_exception(*record.exc_info)))
        return json.dumps(line, ensure_ascii=False, default=str)


def tell(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Write an event down. No field may hold an address, a secret or a person's name."""
    LOGGER.log(level, event, extra={"fields": fields})


def set_up(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Write the server's events, and what its libraries say, to `stream` (standard error)."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    for name in (NAME, "uvicorn", "uvicorn.error", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(level if name == NAME else max(level, logging.WARNING))
    # uvicorn's own log of requests has whole addresses.
    access = logging.getLogger("uvicorn.access")
    access.handlers = []
    access.propagate = False
