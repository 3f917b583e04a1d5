"""Whether a process that gives no answer hangs, or merely gets no turn on a busy machine."""

from __future__ import annotations

_IDLE = 0.001
"""Share of a core below which a process sleeps. The least that one at the lowest priority gets
beside a dozen that are busy, on two cores, is more than twice that."""
_STRETCHES = 10
"""How often the limit may pass while the process gets on a little: one that sleeps, looks, and
sleeps again forever hangs, too."""


class Patience:
    """Counts the seconds that a process takes to answer, by the clock and by the processor.

    It hangs when its limit passed and it used no processor time meanwhile, or as much as the
    limit: then it had its chance. In between it is starved, and gets its limit once more.
    """

    def __init__(self, pid: int | None) -> None:
        """`pid` of the process."""
        self.pid = pid
        self.begin()

    def begin(self) -> None:
        """The process was given something to do now."""
        self.waited = 0.0
        """Seconds that it took so far."""
        self._stretch = 0.0
        self._first = self._last = self._used()

    def is_over(self, passed: float, limit: float) -> bool:
        """Whether the process hangs, after `passed` more seconds; it may take `limit` in all."""
        self.waited += passed
        self._stretch += passed
        if self._stretch <= limit:
            return False
        used = self._used()
        asleep = used - self._last < _IDLE * self._stretch
        if asleep or used - self._first >= limit or self.waited > _STRETCHES * limit:
            return True
        self._stretch, self._last = 0.0, used
        return False

    def _used(self) -> float:
        import psutil

        try:
            times = psutil.Process(self.pid).cpu_times()
        except psutil.Error:  # it ended, or the system doesn't tell: the clock alone counts
            return 0.0
        return float(times.user + times.system)
