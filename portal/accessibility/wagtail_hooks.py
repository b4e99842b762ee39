"""Where the accessibility room meets the Wagtail admin."""

from __future__ import annotations

from .library import admin as library
from .queue import hooks as queue

library.register()
queue.register()
