"""The demonstration: the production server and cache, on this machine, with its own secrets.

They are made once and kept beside the database, so that a restart signs nobody out.
"""

import secrets

from cryptography.fernet import Fernet

from .base import *
from .base import FIELD_KEYS, LOOKUP_KEY, VAR_DIR, env
from .kept import kept
from .logs import JSON_LOGGING

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SECRET_KEY = kept(VAR_DIR / "secret-key", lambda: secrets.token_urlsafe(50))
FIELD_KEYS = FIELD_KEYS or [kept(VAR_DIR / "field-key", lambda: Fernet.generate_key().decode())]
LOOKUP_KEY = LOOKUP_KEY or kept(VAR_DIR / "lookup-key", lambda: secrets.token_urlsafe(50))
OUTBOUND_PRIVATE_ADDRESSES = env.bool("OUTBOUND_PRIVATE_ADDRESSES", default=True)
DROP_FOLDERS = env.list("DROP_FOLDERS", default=[str(VAR_DIR / "drops")])

# Our mistakes are written to the terminal as production writes them to its log, and nothing else:
# each job in two lines would soon push the addresses and the password out of sight.
LOGGING = {
    **JSON_LOGGING,
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}

# Texts and letters to look at, in VAR_DIR/post
NOTIFY_TEXT = env.str("NOTIFY_TEXT", default="files")
NOTIFY_LETTER = env.str("NOTIFY_LETTER", default="files")
