"""The tests: the demonstration's behaviour, with cheap passwords and nothing kept."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, STORAGES, env

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
FIELD_KEYS = ["dGhlLXRlc3RzLWVuY3J5cHQtd2l0aC10aGlzLWtleS4="]
LOOKUP_KEY = "the tests hash with this key and no other site does"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
VAR_DIR = Path(tempfile.mkdtemp(prefix="portal-test-"))  # no two runs share a stamp
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
PAGE_CACHE_ROOM = 0  # each test keeps its own, where pages kept are what it is about
Q_CLUSTER = {"name": "test", "orm": "default", "sync": True, "timeout": 60, "retry": 90}
if env.str("DATABASE_URL", default="").startswith("postgres"):
    DATABASES["default"]["OPTIONS"].pop("pool", None)  # a pool outlives the test database
HUMAN_SECONDS = 0  # tests are faster than people
PANEL_SECONDS = 60  # a busy machine is no slow panel
COUNT_SEARCHES = False  # written after the answer, so one test would write in the next
OUTBOUND_PRIVATE_ADDRESSES = True  # fakes run on this machine
