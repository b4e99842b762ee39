"""What every environment shares. Anything that differs comes from an environment variable."""

from typing import Any

from .accounts import *
from .databases import database
from .meeting import CACHES as CACHES
from .meeting import Q_CLUSTER as Q_CLUSTER
from .meeting import REDIS_URL as REDIS_URL
from .places import *
from .places import BASE_DIR, VAR_DIR, env
from .rooms import *

INSTALLED_APPS = [
    "portal.home",
    "portal.services",
    "portal.contact",
    "portal.repairs",
    "portal.benefits",
    "portal.billing",
    "portal.accessibility",
    "portal.forms",
    "portal.cases",
    "portal.accounts",
    "portal.documents",
    "portal.integration",
    "portal.ui",
    "portal.council",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.forms",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.users_app.UsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "portal.accounts.sessions.apps.UserSessionsConfig",  # allauth.usersessions
    "formtools",
    "axes",
    "django_q",
]

MIDDLEWARE = [
    "portal.ui.pagecache.PageCache",
    "portal.accounts.kiosk.middleware.PublicComputer",
    "portal.integration.api.middleware.NoPages",
    "django.middleware.security.SecurityMiddleware",
    "portal.integration.api.middleware.NoPlainHttp",
    "portal.ui.headers.ContentSecurityPolicy",
    "portal.ui.headers.PermissionsPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.ui.errors.FriendlyErrors",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.sessions.middleware.SessionLimits",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.staff.door.StaffDoor",
    "portal.accounts.acting.middleware.ActingFor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.ui.sites.RememberedSite",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ADDRESSES_OF_PROGRAMS = [r"^api/v1(/|$)", r"^open311(/|$)"]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
# Servers let some callers name a prefix for our addresses in a header. A page kept for everybody
# would then carry one caller's prefix, so there is none.
FORCE_SCRIPT_NAME = ""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Public pages that are the same for everybody: see portal/ui/pagecache.py
PAGE_CACHE_ROOM = env.int("PAGE_CACHE_ROOM", default=1000)  # pages in each process; about 45 MB
PAGE_CACHE_VIEWS = [
    "wagtail_serve",
    "a_to_z",
    "service_status",
    "repairs_you_said",
    "robots",
    "sitemap",
]
PAGE_CACHE_QUERY_KEYS = ["page"]
PAGE_CACHE_NOT_FOR = ["portal.accounts.kiosk.is_public_computer"]

# Language, time and place
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static" / "collected"
STATICFILES_DIRS = [BASE_DIR / "static" / "build"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "private": PRIVATE_FILES,
}
if S3_BUCKET := env.str("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
            "region_name": env.str("S3_REGION", default="") or None,
        },
    }
WHITENOISE_MAX_AGE = 3600

# Wagtail
WAGTAILADMIN_LOGIN_URL = "staff_sign_in"
WAGTAIL_FRONTEND_LOGIN_URL = "staff_sign_in"
WAGTAIL_SITE_NAME = "Council website"
WAGTAILADMIN_BASE_URL = env.str("PUBLIC_URL", default="http://127.0.0.1:8000")
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILUSERS_PASSWORD_ENABLED = False  # nobody types one for others: they get a link
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # an address proves who somebody is: not theirs to type
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "english",  # PostgreSQL only: stems and stop words
    }
}
COUNT_SEARCHES = env.bool("COUNT_SEARCHES", default=True)  # how often, never who
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.services.files.forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.services.files.forms.ImageForm"
WAGTAIL_WORKFLOW_ENABLED = True
TAGGIT_CASE_INSENSITIVE = True

# What a browser may send us
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 30_000  # a form of 150 questions in the editor
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # no script reads it: forms carry the token
MESSAGE_STORAGE = "portal.ui.cookies.Messages"
HUMAN_SECONDS = 2  # no person fills a form in and sends it sooner; 0 in tests
CSRF_FAILURE_VIEW = "portal.ui.errors.csrf_failure"
SILENCED_SYSTEM_CHECKS: list[str] = []

# What a browser may do with our pages. Wagtail opens its own preview to its own frame.
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
MEDIA_SOURCES = env.list("CSP_MEDIA_SOURCES", default=[])  # the host of S3_BUCKET, if there is one
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", *MEDIA_SOURCES],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
CONTENT_SECURITY_POLICY_ADMIN = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'unsafe-inline'"],  # Wagtail's editor writes scripts into pages
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:", *MEDIA_SOURCES],
        "media-src": ["'self'", *MEDIA_SOURCES],
        "font-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'self'"],
    }
}
NEVER_ASKED_FOR = """
    accelerometer autoplay browsing-topics camera display-capture encrypted-media geolocation
    gyroscope magnetometer microphone midi payment usb xr-spatial-tracking
"""
PERMISSIONS_POLICY = dict.fromkeys(NEVER_ASKED_FOR.split(), "")
