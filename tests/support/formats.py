"""People who ask for formats, and a page to ask for."""

from __future__ import annotations

from typing import Any

from django.test import Client

from portal.accessibility.models import Order, State, Thing
from portal.cases.models import Case
from portal.documents.model import Document
from portal.documents.written import dumps
from portal.forms.models import Submission
from portal.services.models import ServicePage
from tests.support.walking import Walker

ADDRESS: dict[str, object] = {
    "address-stage": "manual",
    "address-line_1": "1 Test Street",
    "address-line_2": "",
    "address-town": "Testham",
    "address-postcode": "AA1 1AA",
}
TYPED: dict[str, dict[str, object]] = {
    "about": {"about": "words"},
    "page": {"page": "Bins"},
    "letter": {"letter": "My bill of 3 March"},
    "words": {"words": "The leaflet about bins"},
    "format": {"format": "easy-read"},
    "language": {"language": "pl"},
    "which-language": {"which_language": "Esperanto"},
    "colour": {"colour": "cream"},
    "braille": {"braille": "grade-2"},
    "size": {"size": "18"},
    "other-format": {"other_format": "Read it to me"},
    "kind": {"kind": "bsl"},
    "when": {"when": "later"},
    "appointment": {"day-day": "1", "day-month": "12", "day-year": "2027", "time": "2:30pm"},
    "place": {"place": "Your office"},
    "team": {"team": "housing"},
    "for-whom": {"for_whom": "me"},
    "their-name": {"their_name": "A Friend"},
    "your-right": {},
    "hard": {"hard": "I cannot stand for long."},
    "helps": {"helps": ["step_free"], "helps_words": ""},
    "how-often": {"how_often": "always"},
    "which": {"which": "A visit"},
    "keep": {"keep": "yes"},
    "wrong": {"wrong": "The button has no name."},
    "used": {"tools": [], "versions": ""},
    "name": {"name": "A Resident"},
    "reply": {"prefers": "email"},
    "email": {"email": "resident@example.com"},
    "phone": {"phone": "07700 900123"},
    "address": ADDRESS,
}


def typed(**pages: dict[str, object]) -> dict[str, dict[str, object]]:
    """What is typed where these pages differ; ``for_whom`` stands for ``for-whom``."""
    return {**TYPED, **{name.replace("_", "-"): values for name, values in pages.items()}}


def asking_for(page: ServicePage, name: str, client: Client | None = None) -> Walker:
    """Somebody who came from the page's other formats and has pressed "Ask for it"."""
    walker = Walker("ask-for-a-format", client)
    return walker.post(f"/accessibility/formats/{name}/page/{page.pk}/", {})


def ordered(page: ServicePage, name: str = "easy-read", **pages: dict[str, object]) -> Order:
    """What was ordered by somebody who asked for a page in a format."""
    walker = asking_for(page, name)
    walker.fill(typed(**pages)).send()
    order: Order = Order.objects.select_related("case").latest("pk")
    return order


def answers_of(order: Order) -> dict[str, Any]:
    answers: dict[str, Any] = Submission.objects.get(case=order.case).answers
    return answers


def order_on(case: Case, thing: Thing, code: str, made_from: str = "") -> str:
    """Have somebody ordered for a case that says nothing more, but of a letter; the reference."""
    text = dumps(Document(made_from)) if made_from else ""
    Order.objects.create(
        case=case,
        thing=thing,
        code=code,
        state=State.ORDERED,
        ordered_at=case.opened_at,
        text=text,
    )
    return case.reference
