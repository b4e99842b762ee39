"""The demonstration: the production server and cache, on this machine, with its own secret.

The secret is made once and kept beside the database, so that a restart signs nobody out.
"""

import secrets

from .base import *
from .base import VAR_DIR, env

DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

_secret_file = VAR_DIR / "secret-key"
if not _secret_file.exists():
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    _secret_file.touch(mode=0o600)
    _secret_file.write_text(secrets.token_urlsafe(50))
SECRET_KEY = _secret_file.read_text()
