"""The demonstration's settings, building every page anew."""

from portal.settings.demo import *  # noqa: F403 - the same, but for what follows

PAGE_CACHE_ROOM = 0
