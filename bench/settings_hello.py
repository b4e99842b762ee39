"""The demonstration's settings with nothing but the hello view."""

from portal.settings.demo import *  # noqa: F403 - the same, but for what follows

ROOT_URLCONF = "bench.hello"
MIDDLEWARE: list[str] = []
