"""The tests: the demonstration's behaviour, with cheap passwords and nothing kept."""

import os
import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, STORAGES, env

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_worker = os.environ.get("PYTEST_XDIST_WORKER", "")
VAR_DIR = Path(tempfile.gettempdir()) / f"portal-test-{os.getuid()}{_worker}"
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
COUNT_SEARCHES = False  # written after the answer, so one test would write in the next
