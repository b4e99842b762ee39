"""What the worker does for content by the clock. The times are in ``apps.py``."""

from django.core.management import call_command

from .links.check import check_all
from .publishing import hold_back
from .reminders import send_reminders


def publish_scheduled() -> None:
    """Put live what is due and take down what has ended. What is unfit is held back and told."""
    hold_back()
    call_command("publish_scheduled", verbosity=0)


def remind_teams() -> int:
    """Write to every team that has pages to check; the number of messages sent."""
    return send_reminders()


def check_links() -> int:
    """Try every link of the site; the number that do not work."""
    return check_all()
