"""A repair from the first tap to "it is only partly fixed", against a whole portal that runs.

Web server, worker and the sandbox's scheduler and housing system are real, and talk over HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.served.databases import as_seeded
from tests.support.served.running import Running, until

from .browser import Browser
from .tenant import Tenant

WEB = "--worker-class=gthread --threads=4"
"""As the demonstration: browsers open connections before they need them."""
TITLE = "Dripping kitchen tap"
EMAIL = "tenant@example.com"
LINK = re.compile(r"http://\S+/is-it-fixed/\S+/")
REFERENCE = re.compile(r"reference ([2-9A-Z]{4}-[2-9A-Z]{4})")
DEADLINE = re.compile(r"We will mend it by [^.]+\.")
NEWS = (
    ("dispatched", "Somebody is on the way to you."),
    ("acknowledged", "Somebody is on the way to you."),
    ("arrived", "Somebody has arrived."),
    ("started", "We are working on it."),
    ("completed", "We think that it is fixed. Please tell us if it is."),
)
"""The scheduler's states, in order, and what the tenant reads of each."""


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Running]:
    """The demonstration's council beside its sandbox."""
    with as_seeded(tmp_path) as database:
        made = Running(tmp_path, database, settings_module="tests.support.served.shown", web=WEB)
        try:
            made.load_council()
            made.start("web", "worker")
            yield made
        finally:
            made.stop()


@pytest.fixture
def tenant(portal: Running) -> Iterator[Tenant]:
    assert portal.sandbox is not None
    browser = Browser(portal.address)
    try:
        yield Tenant(browser, portal.folder, sandbox=portal.sandbox.server.address)
    finally:
        browser.quit()


def test_a_repair_is_reported_booked_moved_done_and_opened_again_on_a_phone(
    tenant: Tenant,
) -> None:
    _report(tenant)
    reference, deadline = _promised(tenant)
    _choose_a_time(tenant, -2)
    tenant.reads(TITLE, f"Reference {reference}")
    assert "A baby or a young child" not in tenant.text
    assert reference in tenant.mail("We have it: ")
    _move_it(tenant)
    _somebody_comes(tenant, f"/track/{reference}/")
    _say_that_it_is_partly_fixed(tenant, reference)
    _see_that_it_goes_on(tenant, reference)
    assert _promised(tenant) == (reference, deadline)
    _choose_a_time(tenant, -1)


def _report(tenant: Tenant) -> None:
    """From the page of the service to the last button."""
    tenant.goes_to("/housing/report-a-repair/")
    tenant.reads("Report a repair", "Call now if someone could get hurt")
    tenant.presses("Report a repair")
    tenant.reads("Is anyone in danger?", "I can smell gas")
    tenant.chooses("No, none of these")
    tenant.reads("Do you rent your home from us?")
    tenant.chooses("Yes, I am a council tenant")
    tenant.reads("Where do you live?")
    tenant.fills("Postcode", "qz1 1ab")
    tenant.presses("Find address")
    tenant.reads("Where do you live?", "We found 8 addresses with the postcode QZ1 1AB.")
    tenant.chooses("1 Thrumbeck Way")
    tenant.reads("Where is the problem?")
    tenant.chooses("Kitchen")
    tenant.reads("What is wrong in the kitchen?")
    tenant.chooses("Sink or taps")
    tenant.reads("What is wrong with the kitchen sink or taps?")
    tenant.chooses("A tap drips")
    tenant.reads("Is there anything more to say about it? (optional)")
    tenant.presses("Continue")
    tenant.reads("Can you show us? (optional)", "You need not add any.")
    tenant.presses("Continue")
    tenant.reads("When we come", "There is a pet at home")
    tenant.fills("How do we get in?", "Ring the top bell")
    tenant.chooses("There is a pet at home")
    tenant.reads("Who is at home", "You need not tell us.")
    tenant.chooses("A baby or a young child")
    tenant.reads("What is your name?")
    tenant.fills("What is your name?", "Full Name")
    tenant.presses("Continue")
    tenant.reads("How should we tell you how it goes on?")
    tenant.chooses("By email")
    tenant.reads("What is your email address?")
    tenant.fills("What is your email address?", EMAIL)
    tenant.presses("Continue")
    tenant.reads("What number can we call? (optional)")
    tenant.presses("Continue")
    given = ("A tap drips", "1 Thrumbeck Way Anytown QZ1 1AB", "Ring the top bell", "Full Name")
    tenant.reads("Check your answers", *given, EMAIL, "If we have to come, you choose a time next.")
    tenant.presses("Send your report")


def _promised(tenant: Tenant) -> tuple[str, str]:
    """The reference and the deadline, where a time is to be chosen."""
    tenant.reads("When can we come?", "Now choose a time for us to come.", TITLE)
    reference, deadline = REFERENCE.search(tenant.text), DEADLINE.search(tenant.text)
    assert reference
    assert deadline
    return reference[1], deadline[0]


def _choose_a_time(tenant: Tenant, place: int) -> None:
    """Book one of the times that are offered, and go to the page of the repair."""
    when = tenant.takes_time(place)
    tenant.presses("Continue")
    kept = (*_tile(when), "We keep this time for you until", "It is not booked yet.")
    tenant.reads("Book this time?", *kept)
    tenant.presses("Book this time")
    tenant.booked = [when]
    tenant.reads("Your visit is booked", *_tile(when), "An adult must be in.")
    tenant.presses("Follow this repair")
    tenant.reads(TITLE, f"Your visit is booked. We come on {when}.")


def _tile(when: str) -> list[str]:
    """The day and the window, as a tile says them: without the year."""
    return re.sub(r" \d{4},", ",", when).split(", ")


def _move_it(tenant: Tenant) -> None:
    """To another time: the first one is free again."""
    (before,) = tenant.booked
    tenant.presses("Change this visit")
    stays = f"Your visit is on {before}. It stays there until you choose another time."
    tenant.reads("Choose another time", stays)
    assert before not in tenant.times()
    when = tenant.takes_time(-1)
    tenant.presses("Move my visit")
    tenant.booked = [when]
    tenant.reads("Your visit is booked", *_tile(when))
    tenant.presses("Follow this repair")
    tenant.reads(TITLE, f"Your visit has moved. We now come on {when}.", f"We come on {when}.")


def _somebody_comes(tenant: Tenant, followed: str) -> None:
    """The scheduler's appointment goes on by hand, and its news comes to the tenant's page."""
    for state, words in NEWS:
        assert tenant.goes_on() == state
        tenant.booked = tenant.booked if state != "completed" else []

        def is_said(words: str = words) -> bool:
            tenant.goes_to(followed)
            return words in tenant.text

        until(f"the page says that it is {state}", is_said, 30)
        tenant.reads(TITLE, words)
        if state == "dispatched":
            assert "Somebody is on the way. To stop the visit, call us." in tenant.text
            assert "Change this visit" not in tenant.text
    assert "Tell us if it is fixed" in tenant.text


def _say_that_it_is_partly_fixed(tenant: Tenant, reference: str) -> None:
    """By the link of the message, as a stranger to the site."""
    found = LINK.search(tenant.mail(f"Is it fixed? {TITLE}, {reference}"))
    assert found
    tenant.browser.forget()
    tenant.goes_to(found[0])
    tenant.reads("Tell us how it went", TITLE, "If it is not fixed, we come again.")
    assert EMAIL not in tenant.browser.driver.page_source
    assert "Thrumbeck" not in tenant.browser.driver.page_source
    tenant.browser.press(tenant.box("Partly"))
    tenant.fills("What is still wrong", "The hot tap still drips.")
    tenant.presses("Send")
    tenant.reads("Thank you", "You told us that it is partly fixed. We go on with it.", reference)


def _see_that_it_goes_on(tenant: Tenant, reference: str) -> None:
    """The same reference, the same deadline, and another visit to choose."""
    tenant.presses("Choose another visit")
    tenant.reads("Track something you sent us")
    tenant.fills("Your reference", reference)
    tenant.fills("Your email address", EMAIL)
    tenant.presses("Show me")
    said = ("You told us that it is only partly fixed.", "The hot tap still drips.")
    goes_on = "We go on with this repair. Your reference stays the same."
    tenant.reads(TITLE, f"Reference {reference}", *said, goes_on)
    tenant.presses("Choose a time")
