"""A developer's machine: errors on the page, nothing to set."""

from .base import *  # noqa: F403 - a settings module is the sum of its parts

DEBUG = True
SECRET_KEY = "for-this-machine-only-never-for-a-public-site"  # noqa: S105
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
