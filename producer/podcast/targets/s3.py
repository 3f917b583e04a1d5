"""A bucket of Amazon S3 or of a service that speaks as it does: `s3://bucket/prefix`.

Needs boto3 (the extra `s3`), which finds credentials, region and endpoint where all its programs
do: AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_ENDPOINT_URL_S3, ~/.aws/, a machine's role.

An object is replaced whole or not at all. Its ETag tells whether somebody else replaced it.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from producer.errors import PodcastError, installing
from producer.podcast import headers
from producer.podcast.targets import LOCK, Copy, Done, There, Upload

T = TypeVar("T")

_ADDRESS = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<prefix>.*))?\Z")
_AT_ONCE = 8
"""Requests that run at the same time."""
_DELETE_LIMIT = 1000
"""Keys in one request, as the interface has it."""
_LARGEST = 5 << 30
"""Bytes of one request, as the interface has it: 89 hours of audio."""
_ABSENT = ("404", "NoSuchKey", "NotFound")
_HELD = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")
_HINTS = {
    "AccessDenied": "check what the credentials may do: put, get, list and delete objects",
    "NoSuchBucket": "make the bucket first",
    "InvalidAccessKeyId": "check AWS_ACCESS_KEY_ID, AWS_PROFILE or ~/.aws/credentials",
    "SignatureDoesNotMatch": "check AWS_SECRET_ACCESS_KEY or ~/.aws/credentials",
    "NoCredentialsError": "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
    "NoRegionError": "set AWS_REGION",
    "EndpointConnectionError": "check the network and AWS_ENDPOINT_URL_S3",
}


def open_target(address: str, root: Path) -> S3Target:
    """The bucket that `address` names. Nothing is asked yet."""
    found = _ADDRESS.match(address)
    prefix = (found["prefix"] or "").strip("/") if found else ""
    if not found or ".." in prefix.split("/"):
        raise PodcastError(f"{address!r} names no bucket", hint="write s3://bucket/prefix")
    return S3Target(found["bucket"], f"{prefix}/" if prefix else "")


class S3Target:
    """A bucket as a target."""

    def __init__(self, bucket: str, prefix: str) -> None:
        """`prefix` ends in a slash, or is empty."""
        try:
            import boto3
            from botocore.config import Config
        except ImportError as error:
            raise PodcastError(
                "publishing to a bucket needs boto3", hint=installing("s3")
            ) from error
        self.bucket = bucket
        self.prefix = prefix
        # What boto3 would add of its own checksums, other services than Amazon's refuse; the MD5
        # that we send is checked by all of them.
        config = Config(
            retries={"mode": "standard", "max_attempts": 5},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            max_pool_connections=_AT_ONCE,
            user_agent_extra="producer",
        )
        with self._told("reach"):
            # Services of one's own have no regions, but boto3 wants one.
            session = boto3.session.Session()
            region = session.region_name or ("us-east-1" if _has_endpoint() else None)
            self.client: Any = session.client("s3", config=config, region_name=region)

    def __enter__(self) -> S3Target:
        return self

    def __exit__(self, *_: object) -> None:
        """Close its connections."""
        self.client.close()

    def files(self) -> Mapping[str, There]:
        """Every object below the prefix; its token is the ETag."""
        found = {}
        with self._told("list"):
            pages = self.client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self.bucket, Prefix=self.prefix):
                for one in page.get("Contents", ()):
                    path = one["Key"].removeprefix(self.prefix)
                    found[path] = There(size=one["Size"], token=one["ETag"].strip('"'))
        return found

    def read(self, path: str) -> bytes | None:
        """An object's bytes, or None if it isn't there."""
        with self._told("read"):
            try:
                answer = self.client.get_object(Bucket=self.bucket, Key=self.prefix + path)
                data: bytes = answer["Body"].read()
                return data
            except self.client.exceptions.ClientError as error:
                if _code(error) in _ABSENT:
                    return None
                raise

    def put(self, uploads: Sequence[Upload], done: Done) -> None:
        """Put objects, several at once."""
        self._all(self._put, uploads, done)

    def copy(self, copies: Sequence[Copy], done: Done) -> None:
        """Copy objects within the bucket, several at once."""
        self._all(self._copy, copies, done)

    def remove(self, paths: Iterable[str]) -> None:
        """Delete objects."""
        keys = [{"Key": self.prefix + path} for path in paths]
        for start in range(0, len(keys), _DELETE_LIMIT):
            with self._told("delete from"):
                answer = self.client.delete_objects(
                    Bucket=self.bucket,
                    Delete={"Objects": keys[start : start + _DELETE_LIMIT], "Quiet": True},
                )
            for error in answer.get("Errors", ()):
                raise PodcastError(f"can't delete {error['Key']}: {error['Code']}")

    def lock(self, holder: bytes) -> bytes | None:
        """Put the lock unless it is there; what stands in it if it is."""
        key = self.prefix + LOCK
        with self._told("write to"):
            try:
                self.client.put_object(
                    Bucket=self.bucket,
                    Key=key,
                    Body=holder,
                    ContentType="application/json",
                    CacheControl="no-store",
                    IfNoneMatch="*",
                )
            except self.client.exceptions.ClientError as error:
                if _code(error) not in _HELD:
                    raise
        # A service that doesn't know the condition put it anyway: the last one has it.
        found = self.read(LOCK)
        return None if found == holder else found or b""

    def unlock(self) -> None:
        """Delete the lock."""
        self.remove([LOCK])

    def _put(self, upload: Upload) -> tuple[str, str]:
        with self._told(f"write {upload.path} to"), upload.source.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > _LARGEST:
                raise PodcastError(f"{upload.path} is larger than an object can be")
            md5 = hashlib.file_digest(file, _md5).digest()
            file.seek(0)
            answer = self.client.put_object(
                Bucket=self.bucket,
                Key=self.prefix + upload.path,
                Body=file,
                ContentLength=size,
                ContentMD5=base64.b64encode(md5).decode(),
                **_headers(upload.path),
            )
        return upload.path, answer["ETag"].strip('"')

    def _copy(self, one: Copy) -> tuple[str, str]:
        with self._told(f"write {one.path} to"):
            answer = self.client.copy_object(
                Bucket=self.bucket,
                Key=self.prefix + one.path,
                CopySource={"Bucket": self.bucket, "Key": self.prefix + one.origin},
                MetadataDirective="REPLACE",
                **_headers(one.path),
            )
        return one.path, answer["CopyObjectResult"]["ETag"].strip('"')

    def _all(self, do: Callable[[T], tuple[str, str]], many: Sequence[T], done: Done) -> None:
        """Do it for each; the first failure stops what hasn't begun and is raised."""
        if len(many) == 1:
            done(*do(many[0]))
            return
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            futures = [pool.submit(do, one) for one in many]
            try:
                for future in as_completed(futures):
                    done(*future.result())
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                for future in futures:
                    if future.done() and not future.cancelled() and not future.exception():
                        done(*future.result())
                raise

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        """What boto3 raises as one line."""
        from botocore.exceptions import BotoCoreError, ClientError

        where = f"s3://{self.bucket}/{self.prefix}"
        try:
            yield
        except ClientError as error:
            code = _code(error)
            said = error.response.get("Error", {}).get("Message") or code
            raise PodcastError(
                f"can't {doing} {where}: {said}", hint=_HINTS.get(code, "")
            ) from error
        except BotoCoreError as error:
            hint = _HINTS.get(type(error).__name__, "")
            raise PodcastError(f"can't {doing} {where}: {error}", hint=hint) from error
        except OSError as error:
            raise PodcastError(f"can't {doing} {where}: {error.strerror or error}") from error


def _headers(path: str) -> dict[str, str]:
    return {
        "ContentType": headers.content_type(path),
        "CacheControl": headers.cache_control(path),
    }


def _has_endpoint() -> bool:
    return bool(os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL"))


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _md5() -> Any:
    """A checksum of what is sent, not a secret."""
    return hashlib.md5(usedforsecurity=False)
