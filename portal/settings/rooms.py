"""What the rooms ask for beyond Django and Wagtail: keys, mail, files, other systems."""

from .places import VAR_DIR, env

# What people tell us is encrypted: see portal/integration/encryption.py
FIELD_KEYS: list[str] = env.list("FIELD_KEYS", default=[])
LOOKUP_KEY: str = env.str("LOOKUP_KEY", default="")

# Languages besides English that letters are written in: the system checks look for their fonts
DOCUMENT_LANGUAGES: list[str] = env.list("DOCUMENT_LANGUAGES", default=[])

# Mail goes to files until a server is named
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
if EMAIL_URL := env.str("EMAIL_URL", default=""):
    vars().update(env.email_url_config(EMAIL_URL))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="website@localhost")
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)  # seconds that a mail server may keep silent
DELIVERY_DAYS = env.int("DELIVERY_DAYS", default=90)  # how long we keep that a message was sent
