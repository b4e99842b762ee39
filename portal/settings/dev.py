"""A developer's machine: errors on the page, nothing to set."""

from .base import *

DEBUG = True
SECRET_KEY = "for-this-machine-only-never-for-a-public-site"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PAGE_CACHE_ROOM = 0  # what you change is what you see
INTERNAL_IPS = ["127.0.0.1"]
