"""Numbers for Prometheus. None of them tells of a learner, a secret or an address."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """Counts what a server does."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "producer_requests",
            "Requests, by what was asked for and how it was answered.",
            ("door", "status"),
            registry=self.registry,
        )
        self.first_byte = Histogram(
            "producer_first_byte_seconds",
            "Time until the answer begins.",
            ("door",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.sent = Counter(
            "producer_sent_bytes", "Bytes of answers.", ("door",), registry=self.registry
        )
        self.streams = Gauge(
            "producer_streams", "Files on their way to learners.", registry=self.registry
        )
        self.refused = Counter(
            "producer_refused", "Requests over a limit.", ("limit",), registry=self.registry
        )
        self.trouble = Counter(
            "producer_trouble",
            "Files that were missing, databases that failed, counts that were lost.",
            ("kind",),
            registry=self.registry,
        )

    def text(self) -> bytes:
        """All of them, as Prometheus reads them."""
        return generate_latest(self.registry)
