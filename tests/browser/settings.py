"""The demonstration, served for the browser tests from a folder of its own (``VAR_DIR``)."""

from portal.settings.demo import *  # noqa: F403 - a settings module is the sum of its parts
from portal.settings.demo import INSTALLED_APPS, STORAGES, VAR_DIR

PANEL_SECONDS = 60  # a busy machine is no slow panel
HUMAN_SECONDS = 0  # a driven browser is faster than people
SLOT_SOURCE = "paper"  # tests.browser.diary: no server to wait for
PAYMENTS_SOURCE = "paper-till"  # tests.browser.till: nothing is paid
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # as for all that a test starts
ROOT_URLCONF = "tests.browser.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.browser.trying"]
STATIC_ROOT = VAR_DIR / "collected"
STORAGES = {
    **STORAGES,
    # Hashed names as in production; compressing them would only take time.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
# What goes wrong is told in the server's log, which a failing start shows.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
