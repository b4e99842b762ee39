"""The demonstration's settings for real processes that a test starts: nothing to build first."""

from portal.settings.demo import *  # noqa: F403 - the same, but for what follows
from portal.settings.demo import STORAGES

HUMAN_SECONDS = 0  # tests are faster than people
ROOT_URLCONF = "tests.support.served.urls"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
