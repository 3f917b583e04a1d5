"""QR codes of the feeds' addresses, kept in the store: to draw one takes as long as a page."""

from __future__ import annotations

from producer.keys import digest
from producer.store import Store

KIND = "qr"
_RECIPE = 1


def code(store: Store, address: str) -> str:
    """The QR code of `address`, an SVG element; pages that want it find it drawn."""
    from producer.podcast.site import subscribe

    key = digest(_RECIPE, address)
    entry = store.get(KIND, key)
    drawn = entry.data.decode() if entry else subscribe.qr_code(address)
    if entry is None:
        store.put(KIND, key, drawn.encode())
    subscribe.remember(address, drawn)
    return drawn
