"""What the HTTP API takes and gives: JSON, and problems as RFC 9457 describes them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from producer.server import learners
from producer.server.learners import Enrolment, Learner

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_LONGEST_BODY = 64 * 1024
_BODY_SECONDS = 10.0


class Problem(Exception):  # noqa: N818
    """A request that can't be answered as it stands."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def shown_learner(learner: Learner) -> dict[str, Any]:
    """A learner as the API shows one."""
    return {
        "id": learner.id,
        "name": learner.name,
        "email": learner.email,
        "created": learners.iso(learner.created),
        "revoked": learners.iso(learner.revoked),
        "enrolments": [shown_enrolment(one) for one in learner.enrolments],
    }


def shown_enrolment(enrolment: Enrolment) -> dict[str, Any]:
    """An enrolment as the API shows one."""
    return {
        "course": enrolment.course,
        "scripts": None if enrolment.scripts is None else list(enrolment.scripts),
        "until": learners.iso(enrolment.until),
        "revoked": learners.iso(enrolment.revoked),
    }


async def read_body(
    request: Request, fields: Mapping[str, Any], *, required: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The request's JSON object, whose `fields` have these types; an empty body has none.

    Raises Problem for anything else.
    """
    data = b""
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                data += chunk
                if len(data) > _LONGEST_BODY:
                    raise Problem(413, f"the body is over {_LONGEST_BODY} bytes")
    except TimeoutError:
        raise Problem(408, "the body took too long") from None
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip()
    if data and kind != "application/json":
        raise Problem(415, "send application/json")
    try:
        found = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        raise Problem(422, "the body is no JSON") from None
    if not isinstance(found, dict):
        raise Problem(422, "the body is no JSON object")
    for name, value in found.items():
        if name not in fields:
            raise Problem(422, f"there is no field {name[:60]!r}")
        if not isinstance(value, fields[name]) or isinstance(value, bool):
            raise Problem(422, f"{name} has the wrong type")
        if isinstance(value, str) and not _is_text(value):
            raise Problem(422, f"{name} holds what is no text")
    for name in required:
        if name not in found:
            raise Problem(422, f"{name} is missing")
    return found


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in value


def json_response(value: object, status: int = 200) -> Response:
    """`value` as JSON."""
    from starlette.responses import JSONResponse

    return JSONResponse(value, status, headers={"Cache-Control": "no-store"})


def empty_response() -> Response:
    """Done, and nothing to say."""
    from starlette.responses import Response

    return Response(status_code=204, headers={"Cache-Control": "no-store"})


def problem_response(status: int, detail: str) -> Response:
    """Why a request can't be answered."""
    from http import HTTPStatus

    from starlette.responses import JSONResponse

    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    headers = {"Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if status == 503:
        headers["Retry-After"] = "10"
    return JSONResponse(body, status, headers=headers, media_type="application/problem+json")
