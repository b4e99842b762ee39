"""What the rooms ask for beyond Django and Wagtail: keys, mail, files, other systems."""

from typing import Any

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

# Where addresses are looked up: "local", a table of ours, or "os_places", Ordnance Survey's
GAZETTEER: str = env.str("GAZETTEER", default="local")
OS_PLACES_KEY: str = env.str("OS_PLACES_KEY", default="")
OS_PLACES_URL: str = env.str("OS_PLACES_URL", default="https://api.os.uk/search/places/v1")

# Files that people send: see docs/uploads.md. The sizes are megabytes.
SCANNER: str = env.str("SCANNER", default="off")  # or clamd://host:3310, clamd:///path/of/socket
UPLOADS_TOTAL_MEGABYTES: int = env.int("UPLOADS_TOTAL_MEGABYTES", default=50)  # of one form
UPLOAD_MAX_FILE_MEGABYTES: int = env.int("UPLOAD_MAX_FILE_MEGABYTES", default=25)
UPLOAD_MAX_REQUEST_MEGABYTES: int = env.int("UPLOAD_MAX_REQUEST_MEGABYTES", default=110)
FILE_UPLOAD_HANDLERS = ["portal.forms.uploads.handler.BoundedUploadHandler"]
PRIVATE_FILES: dict[str, Any] = {"BACKEND": "portal.forms.uploads.storage.PrivateFolder"}
if PRIVATE_S3_BUCKET := env.str("PRIVATE_S3_BUCKET", default=""):
    PRIVATE_FILES = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": PRIVATE_S3_BUCKET,
            "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
            "region_name": env.str("S3_REGION", default="") or None,
            "default_acl": "private",
        },
    }
