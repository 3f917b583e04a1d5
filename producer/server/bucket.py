"""Pre-signed addresses of a private bucket that holds what is in build/locked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from producer.errors import ServerError, installing
from producer.server.settings import Settings


def signer(settings: Settings) -> Callable[[str], str]:
    """Makes an address that is good for a while, of a file's address below the door.

    Nothing is asked of the bucket. Credentials come from where S3's own tools look for them.
    Raises ServerError when boto3 or the credentials are missing.
    """
    try:
        import boto3  # type: ignore[import-not-found, import-untyped, unused-ignore]
        from botocore.config import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
            Config,
        )
    except ImportError as error:
        raise ServerError("sending from a bucket needs boto3", hint=installing("s3")) from error
    if not settings.s3_bucket:
        raise ServerError("`s3_bucket` is missing", hint="name the private bucket")
    client: Any = boto3.client(
        "s3",
        endpoint_url=settings.s3_endpoint.rstrip("/") or None,
        config=Config(signature_version="s3v4"),
    )

    def sign(name: str) -> str:
        key = f"{settings.s3_prefix.strip('/')}/{name}".lstrip("/")
        return str(
            client.generate_presigned_url(
                "get_object",
                Params={"Bucket": settings.s3_bucket, "Key": key},
                ExpiresIn=settings.s3_seconds,
            )
        )

    return sign
