"""The demonstration's settings for a whole portal in which somebody of the staff comes in."""

from tests.support.served.shown import *  # noqa: F403 - the same, but for what follows
from tests.support.served.shown import INSTALLED_APPS

ROOT_URLCONF = "tests.browser.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.browser.trying"]
SLOT_SOURCE = "paper"
PAYMENTS_SOURCE = "paper-till"
