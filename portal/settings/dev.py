"""A developer's machine: errors on the page, nothing to set."""

import secrets

from cryptography.fernet import Fernet

from .base import *
from .base import DATABASES, FIELD_KEYS, LOOKUP_KEY, VAR_DIR, env
from .kept import kept

DEBUG = True
SECRET_KEY = "for-this-machine-only-never-for-a-public-site"  # noqa: S105
# The same as the demonstration's: both may meet the same database.
FIELD_KEYS = FIELD_KEYS or [kept(VAR_DIR / "field-key", lambda: Fernet.generate_key().decode())]
LOOKUP_KEY = LOOKUP_KEY or kept(VAR_DIR / "lookup-key", lambda: secrets.token_urlsafe(50))
ALLOWED_HOSTS = ["*"]
# runserver has a new thread for each request
DATABASES = {"default": {**DATABASES["default"], "CONN_MAX_AGE": 0}}
PAGE_CACHE_ROOM = 0  # what you change is what you see
INTERNAL_IPS = ["127.0.0.1"]
OUTBOUND_PRIVATE_ADDRESSES = env.bool("OUTBOUND_PRIVATE_ADDRESSES", default=True)
DROP_FOLDERS = env.list("DROP_FOLDERS", default=[str(VAR_DIR / "drops")])
