"""The front door: home page, search, A to Z."""

from ..browser import Browser
from ..subject import Subject, register


def look_for_rubbish(browser: Browser) -> None:
    """Type into the home page's own box, as a person would."""
    browser.fill("main [role=search] input", "rubbish")
    browser.follow("main [role=search] button")


register(
    Subject("home", "/", page_type="home.HomePage"),
    Subject("search", "/search/"),
    Subject("search results", "/", prepare=look_for_rubbish),
    Subject("search nothing found", "/search/?q=zzxqvw"),
    Subject("search corrected", "/search/?q=recyling+cenre"),
    Subject("search later page", "/search/?q=council&page=2"),
    Subject("a to z", "/a-to-z/"),
    Subject("a to z letter", "/a-to-z/c/"),
)
