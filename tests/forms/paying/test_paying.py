"""What a form costs is kept as it is sent, and paid once after that, whatever happens between."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.cases.models import Case, TimelineEntry
from portal.council.publishing import NotFitToPublish
from portal.forms.conditions import Equals
from portal.forms.definition import Charge, Journey, Kind, Outcome, freeze, thaw
from portal.forms.models import Fee, FormPage
from portal.forms.paying import pages
from portal.forms.paying.amounts import Line, lines
from portal.forms.prove import prove
from portal.integration.models import Delivery, Endpoint, Payment, PaymentState, Subscription
from portal.integration.payments.provider import NAMED
from portal.integration.payments.settling import settle
from portal.ui import generation
from tests.forms.built.pages import form_page, published
from tests.forms.built.writing import NEW_BIN, block, rule
from tests.forms.making import ask, journey, page, yes_no
from tests.support.factories import ContactPointFactory
from tests.support.payments import PaperTill
from tests.support.walking import Walker

pytestmark = pytest.mark.django_db

GOOD = {
    "which-bin-do-you-need": {"bin": "food"},
    "how-many-people-live-with-you": {"people": "2"},
    "what-is-your-name": {"name": "A resident"},
    "what-is-your-email-address": {"email": "somebody@example.org"},
}


def costing(*payments: dict[str, Any]) -> FormPage:
    """The form for a new bin, live, with these payments."""
    written = deepcopy(NEW_BIN)
    written[0]["value"]["steps"][1]["value"]["questions"][0]["value"]["most"] = 20
    written[0]["value"]["steps"] += [block("payment", {"when": [], **each}) for each in payments]
    generation.forget()
    return published(form_page(written))


BIN = {"words": "A food bin", "pounds": "12.50"}


@pytest.fixture(autouse=True)
def till(monkeypatch: pytest.MonkeyPatch, settings: Any) -> PaperTill:
    made = PaperTill()
    monkeypatch.setitem(NAMED._made, "paper", lambda: made)
    settings.PAYMENTS_SOURCE = "paper"
    caches["shared"].clear()
    ContactPointFactory()
    return made


def sent(made: FormPage) -> Walker:
    """A browser that has just sent the form."""
    walker = Walker(made.journey_key).start().fill(GOOD)
    walker.send()
    return walker


def pay_page(suffix: str = "") -> str:
    return reverse(f"form_pay{suffix}", args=[Case.objects.get().shown_reference])


def told(walker: Walker) -> str:
    return walker.soup.get_text(" ", strip=True)


def test_the_cost_is_told_before_sending_and_asked_for_after_it() -> None:
    walker = Walker(costing(BIN).journey_key).start().fill(GOOD)
    assert "A food bin £12.50" in told(walker)
    walker.send()
    assert walker.at == pay_page()
    assert "We have what you sent" in told(walker)
    fee = Fee.objects.get()
    assert (fee.pence, fee.lines, fee.is_paid) == (1250, [["A food bin", 1250]], False)


def test_a_card_that_is_taken_pays_it_once_and_everybody_can_see_it(till: PaperTill) -> None:
    walker = sent(costing(BIN))
    gone = walker.client.post(pay_page())
    assert gone["Location"] == pay_page("_go")
    assert "https://pay.example.org/p1" in walker.client.get(gone["Location"])["Refresh"]
    till.turn(PaymentState.PAID)
    assert "You have paid" in told(walker.go(pay_page()))
    fee, payment = Fee.objects.get(), Payment.objects.get()
    assert (fee.is_paid, fee.payment) == (True, payment.reference)
    assert payment.about == Case.objects.get().reference
    assert "somebody" not in till.orders[payment.key].purpose
    noted = TimelineEntry.objects.filter(what="note", public=True)
    entries = [each.words for each in noted]
    assert entries == [f"Paid £12.50 by card. Payment reference {payment.reference}."]
    case = reverse("tracked_case", args=[Case.objects.get().shown_reference])
    assert payment.reference in told(walker.go(case))


def test_pressing_twice_and_in_two_tabs_is_one_payment(till: PaperTill) -> None:
    walker = sent(costing(BIN))
    walker.client.post(pay_page())
    walker.client.post(pay_page())
    assert Payment.objects.count() == 1
    till.turn(PaymentState.PAID)
    walker.client.post(pay_page())
    walker.client.post(pay_page())
    assert Payment.objects.count() == 1
    assert Fee.objects.get().is_paid


def test_what_is_paid_is_known_without_the_person_coming_back(till: PaperTill) -> None:
    walker = sent(costing(BIN))
    walker.client.post(pay_page())
    till.turn(PaymentState.PAID)
    settle(Payment.objects.get())
    assert Fee.objects.get().is_paid
    settle(Payment.objects.get())
    assert TimelineEntry.objects.filter(what="note").count() == 1


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PaymentState.FAILED, "Your card was not accepted. Nothing was taken."),
        (PaymentState.CANCELLED, "You stopped the payment. Nothing was taken."),
        (PaymentState.EXPIRED, "The time to pay ran out. Nothing was taken."),
        (PaymentState.ERROR, "The payment did not work. Nothing was taken."),
    ],
)
def test_a_payment_that_came_to_nothing_can_be_made_again(
    till: PaperTill, state: PaymentState, words: str
) -> None:
    walker = sent(costing(BIN))
    walker.client.post(pay_page())
    till.turn(state)
    walker.go(pay_page())
    assert words in told(walker)
    walker.client.post(pay_page())
    assert Payment.objects.count() == 2


def test_one_that_was_begun_is_gone_on_with_or_stopped(till: PaperTill) -> None:
    walker = sent(costing(BIN))
    walker.client.post(pay_page())
    assert "You have not finished paying" in told(walker.go(pay_page()))
    walker.client.post(pay_page("_stop"))
    assert "You stopped the payment" in told(walker.go(pay_page()))


def test_while_the_payment_service_is_away_nothing_is_lost(till: PaperTill) -> None:
    till.away = True
    walker = sent(costing(BIN))
    answer = walker.client.post(pay_page())
    assert answer.status_code == 503
    assert "We keep your request" in answer.content.decode()
    till.away = False
    assert walker.client.post(pay_page())["Location"] == pay_page("_go")


def test_a_request_can_be_paid_later_from_where_it_is_followed() -> None:
    walker = sent(costing(BIN))
    case = reverse("tracked_case", args=[Case.objects.get().shown_reference])
    walker.go(case)
    assert walker.soup.find("a", href=pay_page())
    assert "We start when you have paid" in told(walker)


def test_nobody_else_comes_to_the_page(client: Client) -> None:
    sent(costing(BIN))
    for suffix in ("", "_go"):
        assert client.get(pay_page(suffix))["Location"] == reverse("track")
    assert client.post(pay_page("_stop"))["Location"] == reverse("track")
    assert client.post(pay_page())["Location"] == reverse("track")
    assert not Payment.objects.exists()


def test_a_form_that_comes_to_nothing_leads_to_no_payment() -> None:
    never = {**BIN, "when": [rule("bin", "is", "Other")]}
    walker = sent(costing(never))
    assert walker.at.endswith("/sent/")
    assert not Fee.objects.exists()


def test_a_price_can_be_for_each_of_what_was_asked() -> None:
    sent(costing({**BIN, "each": "people"}, {"words": "Bringing it", "pounds": "5"}))
    fee = Fee.objects.get()
    assert fee.lines == [["A food bin: 2", 2500], ["Bringing it", 500]]
    assert fee.pence == 3000


def test_the_back_office_is_told_with_the_reference_of_the_case(till: PaperTill) -> None:
    endpoint = Endpoint.objects.create(
        name="Finance", slug="finance", address="https://x.example.org", alert_to="x@example.org"
    )
    Subscription.objects.create(endpoint=endpoint, event="payment.taken")
    walker = sent(costing(BIN))
    walker.client.post(pay_page())
    till.turn(PaymentState.PAID)
    walker.go(pay_page())
    [delivery] = Delivery.objects.filter(event="payment.taken")
    assert delivery.payload["data"]["account"] == Case.objects.get().reference
    assert delivery.payload["data"]["amount"] == 1250


@pytest.mark.parametrize(
    ("payment", "words"),
    [
        ({"words": "A bin", "pounds": "0"}, "has no price"),
        ({"words": "A bin", "pounds": "0.001"}, "has no price"),
        ({"words": "", "pounds": "5"}, "a payment has no words"),
        ({**BIN, "each": "bin"}, "has to be asked as a number"),
        ({"words": "A bin", "pounds": "5001", "each": "people"}, "Somebody could owe £100,020"),
        ({"words": "A bin", "pounds": "100000.01"}, "at most £100,000"),
        ({**BIN, "when": [rule("colour", "is", "Green")]}, "is not asked"),
    ],
)
def test_a_payment_that_makes_no_sense_does_not_go_live(
    payment: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotFitToPublish) as refused:
        costing(payment)
    assert any(words in each for each in refused.value.problems)


def costed(*charges: Charge) -> Journey:
    return journey(page(yes_no("more")), page(ask("many")), outcome=Outcome(charges=charges))


def test_charges_freeze_with_the_form() -> None:
    made = costed(Charge("A bin", 100, Equals("more", "yes")))
    assert thaw(freeze(made)) == made
    assert prove(made) == []


def test_only_answers_on_the_route_cost_anything() -> None:
    made = costed(Charge("A bin", 100, Equals("more", "yes")), Charge("Nothing", 100, each="none"))
    assert lines(made, {"more": "yes"}) == (Line("A bin", 100),)
    assert lines(made, {}) == ()


@pytest.mark.parametrize(
    ("limits", "words"),
    [({}, "Say the most that"), ({"least": -3, "most": 3}, "cannot be less than 0")],
)
def test_how_many_somebody_pays_for_has_an_end(limits: dict[str, int], words: str) -> None:
    counted = ask("many", Kind.WHOLE_NUMBER, **limits)
    charges = (Charge("A bin", 100, each="many"),)
    made = journey(page(counted), outcome=Outcome(charges=charges))
    assert [words in each.message for each in prove(made)] == [True]


@pytest.mark.parametrize("number", [-3, "-3", "many", "1E+3", 10**30])
def test_nobody_is_paid_and_no_number_stops_the_sum(number: Any) -> None:
    made = costed(Charge("A bin", 100, each="many"))
    for line in lines(made, {"many": number}):
        assert line.pence > 0


def test_money_that_is_taken_twice_after_all_is_told_to_staff_alone(till: PaperTill) -> None:
    walker = sent(costing(BIN))
    walker.client.post(pay_page())
    till.turn(PaymentState.EXPIRED, "p1")
    walker.go(pay_page())
    walker.client.post(pay_page())
    till.turn(PaymentState.PAID, "p2")
    walker.go(pay_page())
    first, second = Payment.objects.order_by("-pk")
    till.turn(PaymentState.PAID, "p1")
    settle(second)
    assert Fee.objects.get().payment == first.reference
    note = TimelineEntry.objects.get(what="note", public=False)
    assert second.reference in note.words
    assert "give the money back" in note.words


def test_what_another_tab_has_just_paid_is_not_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    walker = sent(costing(BIN))

    def meanwhile(*args: object) -> bool:
        Fee.objects.update(paid_at=timezone.now(), payment="PAY-7K4M-9TX3-2B6Q")
        return True

    monkeypatch.setattr(pages.limits, "take", meanwhile)
    assert walker.client.post(pay_page())["Location"] == pay_page()
    assert not Payment.objects.exists()
