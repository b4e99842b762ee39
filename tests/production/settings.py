"""Production's settings, without built files, and with each answer saying which process gave it."""

from portal.settings.production import *  # noqa: F403 - the same, but for what follows
from portal.settings.production import MIDDLEWARE, STORAGES

MIDDLEWARE = ["tests.production.naming.Named", *MIDDLEWARE]
HUMAN_SECONDS = 0  # visitors of ours are faster than people
ROOT_URLCONF = "tests.support.served.urls"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
