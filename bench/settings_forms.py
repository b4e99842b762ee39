"""The demonstration's settings with a plain wizard beside our own."""

from portal.settings.demo import *  # noqa: F403 - the same, but for what follows
from portal.settings.demo import BASE_DIR, TEMPLATES

ROOT_URLCONF = "bench.forms.urls"
TEMPLATES = [{**TEMPLATES[0], "DIRS": [BASE_DIR / "templates", BASE_DIR / "bench/forms/templates"]}]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
HUMAN_SECONDS = 0  # what is driven is faster than people
