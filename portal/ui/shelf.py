"""The pages that one process keeps, ready to send."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from .encoding import KEPT_QUALITY, encode
from .generation import Window

DROPPED = ("content-length", "content-encoding", "etag")


@dataclass
class KeptPage:
    """A page's headers, and its body in each encoding that somebody has asked for."""

    body: bytes
    headers: dict[str, str]
    quality: int = KEPT_QUALITY
    digest: str = ""
    _bodies: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.digest = hashlib.blake2b(self.body, digest_size=12).hexdigest()
        self.headers = {k: v for k, v in self.headers.items() if k.lower() not in DROPPED}

    def etag(self, encoding: str) -> str:
        """A strong validator: other bytes, another tag (RFC 9110, section 8.8.3)."""
        return f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'

    def in_encoding(self, encoding: str) -> bytes:
        body = self._bodies.get(encoding)
        if body is None:
            body = self._bodies[encoding] = encode(self.body, encoding, self.quality)
        return body


class Shelf:
    """Pages of one window, the least used thrown out first once there are ``room`` of them."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._window: Window | None = None
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> KeptPage | None:
        """The page under this key, unless its window has closed."""
        with self._lock:
            if self._window is None or not self._window.is_open():
                return None
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: KeptPage, window: Window) -> None:
        """Keep a page that was built in this window; do nothing if the window has closed since."""
        if not window.is_open():
            return
        with self._lock:
            if self._window != window:
                self._pages.clear()
                self._window = window
            self._pages[key] = page
            while len(self._pages) > self.room:
                self._pages.popitem(last=False)
