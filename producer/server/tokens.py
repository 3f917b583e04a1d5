"""The secrets that open a door: 256 random bits, of which only the SHA-256 is ever stored."""

from __future__ import annotations

import hashlib
import re
import secrets

_BYTES = 32
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def new_token() -> str:
    """A new secret, as an address has it: 43 characters of URL-safe base64."""
    return secrets.token_urlsafe(_BYTES)


def token_hash(token: str) -> bytes:
    """What is stored of a secret. A plain hash is enough: nobody can guess 256 random bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def is_token(text: str) -> bool:
    """Whether `text` has the form of a secret."""
    return bool(_SHAPE.match(text))
