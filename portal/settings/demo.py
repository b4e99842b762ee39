"""The demonstration: the production server and cache, on this machine, with its own secrets.

They are made once and kept beside the database, so that a restart signs nobody out.
"""

import secrets

from cryptography.fernet import Fernet

from .base import *
from .base import FIELD_KEYS, LOOKUP_KEY, VAR_DIR, env
from .kept import kept

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SECRET_KEY = kept(VAR_DIR / "secret-key", lambda: secrets.token_urlsafe(50))
FIELD_KEYS = FIELD_KEYS or [kept(VAR_DIR / "field-key", lambda: Fernet.generate_key().decode())]
LOOKUP_KEY = LOOKUP_KEY or kept(VAR_DIR / "lookup-key", lambda: secrets.token_urlsafe(50))
