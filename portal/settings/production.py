"""A council's own site. It refuses to start without its secrets: see docs/production.md."""

import sys

from .base import *
from .base import ADDRESSES_OF_PROGRAMS, env
from .logs import JSON_LOGGING

NEEDED = (
    "SECRET_KEY",
    "FIELD_KEYS",
    "LOOKUP_KEY",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "PUBLIC_URL",
)
if missing := [name for name in NEEDED if not env.str(name, default="")]:
    sys.exit(
        f"The portal cannot start: set {', '.join(missing)} in its environment "
        "(docs/production.md says what each is for)."
    )

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", *ADDRESSES_OF_PROGRAMS]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=63_072_000)  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"

LOGGING = JSON_LOGGING
