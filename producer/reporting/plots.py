"""Two plots of a chapter as SVG: its loudness over time, and the level of each role's turns."""

from __future__ import annotations

from producer.model.reported import ReportChapter

WIDTH, HEIGHT = 720, 140
"""Of the curve, in its own units; a page scales it."""
NARROW, ROW = 440, 26
"""Of the levels: the width, and the height of a role."""
_LEFT = 44
_BOTTOM = 20
_SPAN = 9.0
"""LU above and below the target that are shown of the curve."""
_CLOSE = 3.5
"""LU above and below the target that are shown of roles."""
_TICKS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800)
_MOST_TICKS = 9


def curve(chapter: ReportChapter) -> str:
    """Loudness around each second, and the course's target; empty where nothing is recorded."""
    values = chapter.curve
    if not any(value is not None for value in values):
        return ""
    top, bottom = 6, HEIGHT - _BOTTOM

    def x(second: float) -> float:
        return _LEFT + (WIDTH - _LEFT - 4) * second / max(1.0, chapter.seconds)

    def y(level: float) -> float:
        near = min(max(level, chapter.target - _SPAN), chapter.target + _SPAN)
        return top + (bottom - top) * (chapter.target + _SPAN - near) / (2 * _SPAN)

    high, low = y(chapter.target + 3), y(chapter.target - 3)
    parts = [
        f'<rect class="band" x="{_LEFT}" y="{high:.1f}" width="{WIDTH - _LEFT - 4}"'
        f' height="{low - high:.1f}"/>'
    ]
    for level in (chapter.target + 6, chapter.target, chapter.target - 6):
        name = "goal" if level == chapter.target else "rule"
        at = y(level)
        parts.append(f'<path class="{name}" d="M{_LEFT} {at:.1f}H{WIDTH - 4}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{at + 4:.1f}" class="left">{level:g}</text>')
    for second in _ticks(chapter.seconds):
        parts.append(f'<text x="{x(second):.1f}" y="{HEIGHT - 4}">{clock(second)}</text>')
    for run in _runs(values):
        points = " ".join(f"{x(at + 0.5):.1f},{y(level):.1f}" for at, level in run)
        parts.append(f'<polyline class="line" points="{points}"/>')
    parts.append(f'<path class="head" d="M{_LEFT} {top}V{bottom}"/>')
    heard = [value for value in values if value is not None]
    told = (
        f"Loudness over {clock(chapter.seconds)}: from {min(heard):.1f} to {max(heard):.1f} LUFS,"
        f" target {chapter.target:g}"
    )
    return _svg("curve", WIDTH, HEIGHT, told, parts)


def levels(chapter: ReportChapter) -> str:
    """A row for each role: a dot for each turn's level and a bar for all of them."""
    if not chapter.levels:
        return ""
    height = ROW * len(chapter.levels) + _BOTTOM
    left = 124

    def x(level: float) -> float:
        near = min(max(level, chapter.target - _CLOSE), chapter.target + _CLOSE)
        return left + (NARROW - left - 12) * (near - chapter.target + _CLOSE) / (2 * _CLOSE)

    parts = []
    for level in (chapter.target - 3, chapter.target, chapter.target + 3):
        name = "goal" if level == chapter.target else "rule"
        parts.append(f'<path class="{name}" d="M{x(level):.1f} 4V{height - _BOTTOM}"/>')
        parts.append(f'<text x="{x(level):.1f}" y="{height - 4}">{level:g} LUFS</text>')
    told = []
    for number, one in enumerate(chapter.levels):
        middle = ROW * number + ROW / 2 + 2
        name = _short(one.role)
        parts.append(f'<text class="left" x="{left - 12}" y="{middle + 4}">{_escape(name)}</text>')
        for turn in chapter.turns:
            if turn.role == one.role and turn.level is not None:
                parts.append(f'<circle cx="{x(turn.level):.1f}" cy="{middle}" r="4.5"/>')
        at = x(one.loudness)
        parts.append(f'<path class="mean" d="M{at:.1f} {middle - 9}V{middle + 9}"/>')
        told.append(f"{one.role} {one.loudness:.1f}")
    return _svg("levels", NARROW, height, f"Levels in LUFS: {', '.join(told)}", parts)


def clock(seconds: float) -> str:
    """`1:05`, `1:01:05`."""
    whole = int(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def _svg(name: str, width: int, height: int, told: str, parts: list[str]) -> str:
    return (
        f'<svg class="plot {name}" viewBox="0 0 {width} {height}" role="img"'
        f' aria-label="{_escape(told)}">{"".join(parts)}</svg>'
    )


def _runs(values: tuple[float | None, ...]) -> list[list[tuple[int, float]]]:
    """Stretches of the curve without a silence; a lone second is a short line."""
    runs: list[list[tuple[int, float]]] = [[]]
    for at, value in enumerate(values):
        if value is not None:
            runs[-1].append((at, value))
        elif runs[-1]:
            runs.append([])
    return [run if len(run) > 1 else [*run, (run[0][0] + 1, run[0][1])] for run in runs if run]


def _ticks(seconds: float) -> range:
    step = next((tick for tick in _TICKS if seconds / tick <= _MOST_TICKS), _TICKS[-1])
    return range(0, max(1, int(seconds - step * 0.4)), step)


def _short(name: str) -> str:
    return name if len(name) <= 16 else name[:15].rstrip() + "…"


def _escape(text: str) -> str:
    from html import escape

    return escape(text)
