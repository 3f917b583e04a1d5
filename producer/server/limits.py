"""What one learner's apps may ask for: more than any of them does, less than a crowd needs.

Kept in memory by one process; the clock is monotonic, so a clock that is set changes nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct, field

from producer.server.settings import Settings

_KNOWN = 20_000
"""Learners and networks that are remembered: those who came last."""
DEVICE_SECONDS = 60.0
"""How long a device counts after its last file."""


class _Bucket(Struct):
    """Fills at a rate, up to a size; a request takes one out."""

    left: float
    filled: float

    def take(self, now: float, rate: float, size: float) -> float:
        """0 if there was one to take; else seconds until there is."""
        self.left = min(size, self.left + max(0.0, now - self.filled) * rate)
        self.filled = now
        if self.left < 1:
            return (1 - self.left) / rate
        self.left -= 1
        return 0.0


class _Device(Struct):
    files: int
    """On their way to it."""
    last: float
    """When a file began or ended."""


class _Learner(Struct):
    bucket: _Bucket
    streams: int = 0
    devices: dict[bytes, _Device] = field(default_factory=dict)


class Limits:
    """Counts requests, devices and files on their way."""

    def __init__(self, settings: Settings, clock: Callable[[], float]) -> None:
        """`clock` gives monotonic seconds."""
        self.settings = settings
        self.clock = clock
        self._learners: OrderedDict[str, _Learner] = OrderedDict()
        self._failures: OrderedDict[bytes, _Bucket] = OrderedDict()

    def request(self, learner: str) -> float:
        """Count a request; 0, or the seconds after which it may come again."""
        rate, burst = self.settings.requests_per_second, self.settings.request_burst
        return self._learner(learner).bucket.take(self.clock(), rate, burst)

    def failure(self, network: bytes) -> float:
        """Count a wrong address; 0, or the seconds after which the network may try again."""
        size = self.settings.failures_per_minute
        bucket = self._failures.setdefault(network, _Bucket(size, self.clock()))
        _trim(self._failures, network)
        return bucket.take(self.clock(), size / 60, size)

    def is_barred(self, network: bytes) -> bool:
        """Whether the network has used up its wrong addresses."""
        bucket = self._failures.get(network)
        size = self.settings.failures_per_minute
        return bucket is not None and bucket.left + (self.clock() - bucket.filled) * size / 60 < 1

    def may_listen(self, learner: str, device: bytes) -> bool:
        """Whether `device` may listen now, beside those of the learner that do."""
        known = self._learner(learner)
        before = self.clock() - DEVICE_SECONDS
        for name, one in list(known.devices.items()):
            if not one.files and one.last < before:
                del known.devices[name]
        if known.streams >= self.settings.streams:
            return False
        return device in known.devices or len(known.devices) < self.settings.devices

    @contextmanager
    def listening(self, learner: str, device: bytes) -> Iterator[None]:
        """While a file is on its way to a device."""
        known = self._learner(learner)
        one = known.devices.setdefault(device, _Device(0, 0.0))
        known.streams += 1
        one.files += 1
        try:
            yield
        finally:
            known.streams -= 1
            one.files -= 1
            one.last = self.clock()

    @property
    def streams(self) -> int:
        """Files on their way."""
        return sum(one.streams for one in self._learners.values())

    def _learner(self, learner: str) -> _Learner:
        known = self._learners.get(learner)
        if known is None:
            known = _Learner(_Bucket(self.settings.request_burst, self.clock()))
            self._learners[learner] = known
        _trim(self._learners, learner)
        return known


def _trim(known: OrderedDict[Any, Any], newest: object) -> None:
    known.move_to_end(newest)
    if len(known) > _KNOWN:
        known.popitem(last=False)
