"""The demonstration's settings for processes that a test kills: short leases, waits and time-outs.

A lease must outlive any job, and a wait any hiccup; so what takes minutes on a live site takes
seconds here, and nothing else differs.
"""

from portal.settings.demo import *  # noqa: F403 - the same, but for what follows
from portal.settings.demo import INSTALLED_APPS, Q_CLUSTER, STORAGES

HUMAN_SECONDS = 0  # tests are faster than people
JOB_SECONDS = 6
INSTALLED_APPS = [*INSTALLED_APPS, "tests.support.served.stops.StopsConfig"]
Q_CLUSTER = {**Q_CLUSTER, "timeout": JOB_SECONDS, "retry": JOB_SECONDS + 30, "poll": 0.1}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
