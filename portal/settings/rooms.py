"""What the rooms ask for beyond Django and Wagtail: keys, mail, files, other systems."""

from typing import Any

from .places import VAR_DIR, env

# What people tell us is encrypted: see portal/integration/encryption.py
FIELD_KEYS: list[str] = env.list("FIELD_KEYS", default=[])
LOOKUP_KEY: str = env.str("LOOKUP_KEY", default="")

# Languages besides English that letters are written in: the system checks look for their fonts
DOCUMENT_LANGUAGES: list[str] = env.list("DOCUMENT_LANGUAGES", default=[])

# What was made of a document in a format (see docs/documents.md) is kept so long, and so much
MADE_FORMATS_DAYS: int = env.int("MADE_FORMATS_DAYS", default=3)
MADE_FORMATS_MEGABYTES: int = env.int("MADE_FORMATS_MEGABYTES", default=2000)

# Mail goes to files until a server is named
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
if EMAIL_URL := env.str("EMAIL_URL", default=""):
    vars().update(env.email_url_config(EMAIL_URL))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="website@localhost")
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)  # seconds that a mail server may keep silent
DELIVERY_DAYS = env.int("DELIVERY_DAYS", default=90)  # how long we keep that a message was sent

# Texts and letters go nowhere until somebody carries them: "files" (a folder to look at) or
# "govuk"
NOTIFY_EMAIL: str = env.str("NOTIFY_EMAIL", default="django")  # or "govuk"
NOTIFY_TEXT: str = env.str("NOTIFY_TEXT", default="off")
NOTIFY_LETTER: str = env.str("NOTIFY_LETTER", default="off")
GOVUK_NOTIFY_KEY: str = env.str("GOVUK_NOTIFY_KEY", default="")
GOVUK_NOTIFY_URL: str = env.str(
    "GOVUK_NOTIFY_URL", default="https://api.notifications.service.gov.uk"
)
GOVUK_NOTIFY_EMAIL_TEMPLATE: str = env.str("GOVUK_NOTIFY_EMAIL_TEMPLATE", default="")
GOVUK_NOTIFY_TEXT_TEMPLATE: str = env.str("GOVUK_NOTIFY_TEXT_TEMPLATE", default="")
GOVUK_NOTIFY_POSTAGE: str = env.str("GOVUK_NOTIFY_POSTAGE", default="second")
GOVUK_NOTIFY_TIMEOUT: int = env.int("GOVUK_NOTIFY_TIMEOUT", default=20)  # seconds of silence

# Who is told when messages to people cannot be sent; the council's main contact if empty
ALERT_EMAIL: str = env.str("ALERT_EMAIL", default="")
ENDPOINT_ALERT_HOURS: int = env.int("ENDPOINT_ALERT_HOURS", default=4)  # of failing without a break

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
PRIVATE_FILES: dict[str, Any] = {"BACKEND": "portal.integration.private_files.PrivateFolder"}
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

# Other systems at addresses that staff type in: see docs/integration.md, "Channels"
OUTBOUND_PRIVATE_ADDRESSES: bool = env.bool("OUTBOUND_PRIVATE_ADDRESSES", default=False)
OUTBOUND_NETWORKS: list[str] = env.list("OUTBOUND_NETWORKS", default=[])  # 10.20.0.0/16
OUTBOUND_CA_FILE: str = env.str("OUTBOUND_CA_FILE", default="")  # of a private authority
DROP_FOLDERS: list[str] = env.list("DROP_FOLDERS", default=[])  # where file drops may be written

# What each question of a form tells us: see docs/learning.md. Sums by day, of nobody
LEARNING_DAYS: int = env.int("LEARNING_DAYS", default=400)  # that sums are kept
LEARNING_LEFT_DAYS: int = env.int("LEARNING_LEFT_DAYS", default=7)  # untouched: it was left

# The demonstration's back office: where the sandbox listens. Empty: none
SANDBOX_URL: str = env.str("SANDBOX_URL", default="")

# Who says when somebody can come: "off" (the team arranges it), "http" or the demonstration's
SLOT_SOURCE: str = env.str("SLOT_SOURCE", default="sandbox" if SANDBOX_URL else "off")
SLOT_URL: str = env.str("SLOT_URL", default="")
SLOT_KEY: str = env.str("SLOT_KEY", default="")

# Who says whether a home is ours, and who holds it: "off" (nobody), "http" or the demonstration's
HOUSING_SOURCE: str = env.str("HOUSING_SOURCE", default="sandbox" if SANDBOX_URL else "off")
HOUSING_URL: str = env.str("HOUSING_URL", default="")
HOUSING_KEY: str = env.str("HOUSING_KEY", default="")

# Who takes payments by card: "off" (nobody), "http" (GOV.UK Pay) or the demonstration's
PAYMENTS_SOURCE: str = env.str("PAYMENTS_SOURCE", default="sandbox" if SANDBOX_URL else "off")
PAYMENTS_URL: str = env.str("PAYMENTS_URL", default="https://publicapi.payments.service.gov.uk")
PAYMENTS_KEY: str = env.str("PAYMENTS_KEY", default="")
PAYMENTS_WEBHOOK_SECRET: str = env.str("PAYMENTS_WEBHOOK_SECRET", default="")

# How many days until the revenues system shows a payment by card, as people are told
PAYMENT_SHOWS_DAYS: int = env.int("PAYMENT_SHOWS_DAYS", default=1)

# Who says what is owed: "ledger" (our own rows, as they were sent to us) or "http"
REVENUES_SOURCE: str = env.str("REVENUES_SOURCE", default="ledger")
REVENUES_URL: str = env.str("REVENUES_URL", default="")
REVENUES_KEY: str = env.str("REVENUES_KEY", default="")
