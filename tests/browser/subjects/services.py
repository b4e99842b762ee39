"""What people read: services, topics, guides, news, places, status and feedback."""

from ..browser import Browser
from ..subject import Subject, register


def answer_no(browser: Browser) -> None:
    """Say at the foot of a page that it did not help."""
    browser.follow("form.useful button[value=no]")


def comment_too_long(browser: Browser) -> None:
    """Come back with an error: more words than we take."""
    answer_no(browser)
    browser.driver.execute_script(
        "document.querySelector('main textarea').value = 'Long words. '.repeat(200)"
    )
    browser.follow("main form[method=post] button")


def comment(browser: Browser) -> None:
    answer_no(browser)
    browser.fill("main textarea", "The opening hours are not clear.")
    browser.follow("main form[method=post] button")


SERVICE = "/bins-and-recycling/order-a-bin/"
MOVING = "/council-tax/moving-home-step-by-step/"
GUIDE = "/housing/damp-and-mould-your-rights/"
BIN_DAY = "/bins-and-recycling/check-your-bin-day/"

register(
    Subject("topic", "/bins-and-recycling/", page_type="services.TopicPage"),
    Subject("topic urgent", "/housing/"),
    Subject("service", SERVICE, page_type="services.ServicePage"),
    Subject("service with danger", "/housing/emergency-repair/"),
    Subject("service of the county", "/parking-and-travel/residents-parking-permit/"),
    Subject("guide", GUIDE, page_type="services.GuidePage"),
    Subject("guide later part", GUIDE + "how-fast-we-must-act/"),
    Subject("guide to print", GUIDE + "print/"),
    Subject("step by step", MOVING, page_type="services.StepByStepPage"),
    Subject("information", "/your-council/cookies/", page_type="services.InformationPage"),
    Subject("news list", "/news/", page_type="services.NewsIndexPage"),
    Subject("news", "/news/a-warm-place-this-winter/", page_type="services.NewsPage"),
    Subject("contact", "/contact/", page_type="services.ContactPage"),
    Subject("place", "/contact/westgate-library/", page_type="services.PlacePage"),
    Subject("page with versions", BIN_DAY),
    Subject("page in Urdu", BIN_DAY + "urdu/", page_type="services.PageVersion"),
    Subject("page in Easy Read", BIN_DAY + "easy-read/"),
    Subject("page on video", BIN_DAY + "bsl/"),
    Subject("page out of date in Polish", "/housing/report-a-repair/polski/"),
    Subject("search in Polish", "/search/?q=odpady"),
    Subject("service status", "/service-status/"),
    Subject("feedback comment", SERVICE, prepare=answer_no),
    Subject("feedback error", SERVICE, prepare=comment_too_long, status=400, in_error=True),
    Subject("feedback thanks", SERVICE, prepare=comment),
)
