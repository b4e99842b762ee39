"""A claim from "where do I start" to its decisions, against a whole portal that runs.

Web server, worker and the sandbox's benefits office are real, and talk over HTTP. The person has a
phone of 375 px, and no script runs on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.benefits.claim.making import journey_of
from portal.benefits.decisions.terms import NAMES, Benefit
from portal.council.money import as_text
from portal.integration.sandbox.benefits import ASKED, BENEFITS, decision
from tests.support.claimants import FAMILY, walks
from tests.support.residents import app_code
from tests.support.served.databases import as_seeded
from tests.support.served.running import Running, until

from .browser import Browser
from .claimant import HOME, Claimant

WEB = "--worker-class=gthread --threads=4"
PACE = 0.5
"""Seconds between two steps of the benefits office."""
EMAIL = str(FAMILY["email"])
REFERENCE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")

NEVER_TOLD = (ASKED["title"], str(FAMILY["name"]), "£")
"""What no message to a person says, nor a reference."""


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Running]:
    """The demonstration's council beside its sandbox."""
    with as_seeded(tmp_path) as database:
        made = Running(tmp_path, database, settings_module="tests.support.served.shown", web=WEB)
        try:
            made.load_council()
            made.sandbox_at_pace(PACE)
            made.start("web", "worker")
            yield made
        finally:
            made.stop()


@pytest.fixture
def claimant(portal: Running) -> Iterator[Claimant]:
    browser = Browser(portal.address)
    try:
        yield Claimant(browser, portal.folder)
    finally:
        browser.quit()


def test_a_family_finds_help_claims_it_proves_it_and_reads_what_was_decided(
    claimant: Claimant,
) -> None:
    _find_out_what_to_ask_for(claimant)
    _fill_in_the_claim(claimant)
    _check_it(claimant)
    reference = _send(claimant)
    _follow(claimant, reference)
    _send_proof(claimant)
    _say_that_one_cannot_be_had(claimant)
    _send_what_is_asked_for(claimant, reference)
    _be_told_without_a_figure(claimant, reference)
    _sign_in(claimant)
    _read_the_decisions(claimant, reference)


def _find_out_what_to_ask_for(claimant: Claimant) -> None:
    """From the page of the service to the start of the claim."""
    claimant.goes_to("/benefits-and-money/get-help-with-rent-or-bills/")
    claimant.presses("Find out what help to ask for")
    claimant.reads("Find out what help to ask for", "You need no account")
    claimant.presses("Start now")
    claimant.reads("What is your date of birth?")
    claimant.send(_date("born", FAMILY["born"]))
    claimant.reads("Your partner")
    claimant.send({"has_partner": "yes", **_date("partner_born", FAMILY["partner_born"])})
    claimant.reads("Where do you live?")
    claimant.chooses("A place that a council found for me")
    claimant.reads("Do you have to pay rent?")
    claimant.chooses("Yes, and it is hard to pay")
    claimant.reads("Do you have to pay council tax?")
    claimant.chooses("Yes")
    both = ("Housing Benefit", "Council Tax Reduction", "together, on one form")
    claimant.reads("What to ask for", *both)
    claimant.presses("Start your claim")


def _date(name: str, day: str) -> dict[str, str]:
    year, month, number = day.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def _fill_in_the_claim(claimant: Claimant) -> None:
    """Every page that such a family meets, and none that is not theirs."""
    met = {step.split("/")[0] for step in walks(claimant, journey_of(), FAMILY)}
    assert {"children", "jobs", "incomes", "rent", "charges", "bank"} <= met
    assert not met & {"came", "status", "partner-came", "universal-credit", "helper"}


def _check_it(claimant: Claimant) -> None:
    given = ("A Tenant", "The Elder Child", "The Younger Child", "A shop", "A café", "£210.00")
    claimant.reads("Check your answers", *given, HOME)


def _send(claimant: Claimant) -> str:
    claimant.presses("Send your claim")
    claimant.reads("Thank you, we have your claim", "estimate")
    found = REFERENCE.search(claimant.text)
    assert found
    return found[0]


def _follow(claimant: Claimant, reference: str) -> None:
    """By the reference and the e-mail address, as a stranger to the site."""
    claimant.browser.forget()
    claimant.goes_to("/track/")
    claimant.fills("Your reference", reference)
    claimant.fills("Your email address", EMAIL)
    claimant.presses("Show me")
    claimant.reads("A claim for help with rent or council tax", reference)


def _send_proof(claimant: Claimant) -> None:
    claimant.presses("Send proof")
    claimant.reads("What we need for your claim", "For your job.", "For your partner’s job.")
    claimant.presses("Who you are")
    claimant.reads("Who you are", "One of these will do", "Passport")
    claimant.presses("Send")
    claimant.reads("Who you are", "Take a photo or choose a file")
    claimant.adds("Or choose files", "passport.jpg")
    claimant.presses("Send")
    claimant.reads("What we need for your claim", "We have your files. We will look at them.")


def _say_that_one_cannot_be_had(claimant: Claimant) -> None:
    claimant.presses("Who your partner is")
    claimant.presses("I cannot get this")
    claimant.reads("I cannot get this", "Who your partner is")
    claimant.fills("Why can you not get this?", "The passport was lost. We asked for another.")
    claimant.presses("Tell us")
    claimant.reads("What we need for your claim", "Thank you for telling us.")


def _send_what_is_asked_for(claimant: Claimant, reference: str) -> None:
    """The benefits office wants one thing more; what it wanted is sent from a photo."""

    def is_asked() -> bool:
        claimant.goes_to(f"/track/{reference}/evidence/")
        return ASKED["title"] in claimant.text

    until("the benefits office asks for more", is_asked, 60)
    told = claimant.mail("We need something from you for your claim")
    assert not [each for each in (*NEVER_TOLD, reference) if each in told]
    claimant.reads("What we need for your claim", ASKED["why"])
    claimant.presses(ASKED["title"])
    claimant.reads(ASKED["title"], ASKED["why"])
    claimant.adds("Take a photo", "statement.jpg")
    claimant.presses("Send")
    claimant.reads("What we need for your claim", "We have your files. We will look at them.")


def _be_told_without_a_figure(claimant: Claimant, reference: str) -> None:
    """Dates stand on the page that a reference opens, and in no message is what was decided."""

    def is_decided() -> bool:
        claimant.goes_to(f"/track/{reference}/")
        return claimant.text.count("We decided on") == len(BENEFITS)

    until("both benefits are decided", is_decided, 60)
    claimant.reads("A claim for help with rent or council tax", "Sign in to read it.")
    for benefit in BENEFITS.values():
        made = decision(reference.replace("-", ""), benefit)
        assert made["reasons"] not in claimant.text
        assert "weekly" not in made or as_text(made["weekly"]) not in claimant.text


def _sign_in(claimant: Claimant) -> None:
    """For the first time, with a second proof that is set up on the way."""
    claimant.presses("Our decision about your Housing Benefit")
    claimant.reads("Sign in to your account")
    claimant.fills("Your email address", EMAIL)
    claimant.presses("Send me a code")
    code = re.search(r"\d{4} \d{4}", claimant.mail("Your code: "))
    assert code
    claimant.reads("Enter the code")
    claimant.fills("Code", code[0])
    claimant.presses("Continue")
    claimant.reads("Prove that it is you")
    claimant.presses("An authenticator app")
    claimant.reads("Set up an authenticator app")
    key = claimant.browser.find(".key").text.replace(" ", "")
    claimant.fills("Code from your app", app_code(key))
    claimant.presses("Continue")
    claimant.reads("Your recovery codes")
    claimant.presses("I have written them down")


def _read_the_decisions(claimant: Claimant, reference: str) -> None:
    claimant.reads("Decisions about your benefits", "Is this yours?")
    claimant.presses("Show me")
    claimant.reads("Is this yours?", "Anybody can mistype an email address.")
    claimant.send(_date("born", FAMILY["born"]))
    claimant.reads("Decisions about your benefits", "It is in your account now.")
    for benefit in BENEFITS.values():
        name = NAMES[Benefit(benefit)]
        claimant.presses(f"Our decision about your {name}")
        made = decision(reference.replace("-", ""), benefit)
        claimant.reads(f"Our decision about your {name}", made["reasons"], "If you do not agree")
        claimant.goes_to("/benefits/decisions/")
