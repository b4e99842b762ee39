"""The tests: the demonstration's behaviour, with cheap passwords and nothing kept."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, STORAGES, env

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.gettempdir()) / "portal-test-media"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
CACHES = {**CACHES, "shared": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}
Q_CLUSTER = {"name": "test", "orm": "default", "sync": True, "timeout": 60, "retry": 90}
if env.str("DATABASE_URL", default="").startswith("postgres"):
    from .base import DATABASES

    DATABASES["default"]["OPTIONS"].pop("pool", None)  # a pool outlives the test database
