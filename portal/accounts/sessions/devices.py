"""What somebody calls the thing that they signed in with: "Chrome on an Android phone"."""

from __future__ import annotations

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""What a browser calls itself, and what people do. The first that fits: most name others too."""
DEVICES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android tablet"),
    ("CrOS", "a Chromebook"),
    ("Windows", "a Windows computer"),
    ("Macintosh", "a Mac"),
    ("Linux", "a Linux computer"),
)
PHONE, PHONES = "Mobile", "an Android phone"
SHARED = "a public computer"
UNKNOWN_BROWSER, UNKNOWN_DEVICE = "A browser", "a device that we do not know"


def in_words(user_agent: str, *, shared: bool = False) -> str:
    """Kind of browser and device, and nothing finer; ``shared`` on a public computer."""
    browser = _first(BROWSERS, user_agent) or UNKNOWN_BROWSER
    return f"{browser} on {SHARED if shared else _device(user_agent)}"


def _device(user_agent: str) -> str:
    if "Android" in user_agent and PHONE in user_agent:
        return PHONES
    return _first(DEVICES, user_agent) or UNKNOWN_DEVICE


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((words for sign, words in names if sign in user_agent), "")
