"""The page directly behind a learner's door: the courses, and ways to subscribe to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from producer.server.library import Shelved

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your courses</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{up}assets/style.css">
</head>
<body>
<main>
<header class="hero plain">
<h1>Your courses</h1>
<p class="lead">{greeting}The addresses on this page are yours alone: whoever has one can listen in
your name, so keep them to yourself.</p>
</header>
{courses}
</main>
</body>
</html>
"""
_COURSE = """<section class="panel subscribe" aria-labelledby="{slug}">
<div>
<h2 id="{slug}">{title}</h2>
<p>Opens in a podcast app, where new lessons come by themselves.</p>
<ul class="apps">
{apps}
</ul>
<p class="address"><code>{feed}</code></p>
<ul class="plain">
{lessons}
</ul>
</div>
<figure class="scan">{qr}<figcaption>Scan with a phone</figcaption></figure>
</section>"""


def landing(
    name: str,
    courses: Sequence[tuple[Shelved, frozenset[str] | None]],
    base: str,
    up: str,
    apps: Callable[[str, str], list[tuple[str, str]]],
    qr_code: Callable[[str], str],
) -> bytes:
    """The page for the learner `name`: `courses`, each with the scripts that are open (None: all).

    Addresses begin with `base`; `up` leads from the page to the door. `apps` and `qr_code` are
    those of `doors.Outside`.
    """
    parts = []
    for course, scripts in courses:
        record = course.record
        feed = f"{base}{record.slug}/feed.xml"
        buttons = apps(feed, record.title)
        lessons = [one for one in record.lessons if scripts is None or one.id in scripts]
        parts.append(
            _COURSE.format(
                slug=escape(record.slug),
                title=escape(record.title),
                feed=escape(feed),
                qr=qr_code(feed),
                apps="\n".join(
                    f'<li><a class="button" href="{escape(href)}">{escape(label)}</a></li>'
                    for label, href in buttons
                ),
                lessons="\n".join(
                    f'<li><a href="{up}{escape(record.slug)}/{escape(one.id)}/">'
                    f"{escape(one.title)}</a></li>"
                    for one in lessons
                ),
            )
        )
    greeting = f"Hello {escape(name)}. " if name else ""
    none = "<p>You are not enrolled in anything at the moment.</p>"
    page = _PAGE.format(up=up, greeting=greeting, courses="\n".join(parts) or none)
    return page.encode()
