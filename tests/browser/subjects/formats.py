"""The other formats of a page, and a format that is being made or cannot be."""

from ..browser import Browser
from ..subject import Subject, register


def other_formats(browser: Browser) -> None:
    """Follow the link that stands beside every page."""
    browser.follow("section[aria-labelledby=other-formats] a")


register(
    Subject("other formats", "/bins-and-recycling/check-your-bin-day/", prepare=other_formats),
    Subject("format being made", "/formats-states/making/", status=202),
    Subject("format that is ready", "/formats-states/ready/"),
    Subject("format not made", "/formats-states/failed/", status=503),
    Subject("too many formats", "/formats-states/too-many/", status=429),
)
