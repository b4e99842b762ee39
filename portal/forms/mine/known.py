"""What the account knows of the answers of a journey: by question, as a draft keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from portal.accounts import audit, consents
from portal.accounts.acting import DETAILS, acting_of, may, subject_of
from portal.accounts.consents import SHARE_DETAILS
from portal.accounts.details import CONFIRMED_FOR, is_confirmed
from portal.accounts.models import Person, User
from portal.accounts.needs import finding

from ..definition import Journey, QuestionStep
from ..recheck import problems
from ..route import LiveStep, Route


@dataclass(frozen=True)
class Answer:
    """An answer that the account knows. ``sure``: so lately confirmed that it need not be asked."""

    value: Any = field(repr=False)
    sure: bool


class Known:
    """The known answers of one request and one journey. Nothing is asked until it is needed."""

    def __init__(self, request: HttpRequest, journey: Journey) -> None:
        self.request, self.journey = request, journey

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """Question ids of the journey to what the account knows; none without consent."""
        person = self._person()
        if person is None or not consents.has(person, SHARE_DETAILS):
            return {}
        if acting_of(self.request):
            whose = person.public_id
            audit.record(
                "person.viewed",
                f"person:{whose}",
                request=self.request,
                about=whose,
                details={"part": "form"},
            )
        about, found = self.journey.outcome.about, self._of(person)
        given = {getattr(about, part): answer for part, answer in found.items()}
        return {question: answer for question, answer in given.items() if question}

    def on(self, live: LiveStep) -> dict[str, Answer]:
        """Those that a page asks for. Nothing is looked up for a page that asks for none."""
        step = live.step
        if not isinstance(step, QuestionStep) or live.repeat or not self._asks(step):
            return {}
        ids = [question.id for question in step.questions]
        return {each: self.answers[each] for each in ids if each in self.answers}

    def settles(self, live: LiveStep, route: Route) -> dict[str, Any] | None:
        """The answers of a page that need not be asked; None where it is to be asked."""
        known = self.on(live)
        step = live.step
        if not isinstance(step, QuestionStep) or len(known) < len(step.questions):
            return None
        if not known or not all(answer.sure for answer in known.values()):
            return None
        values = {question: answer.value for question, answer in known.items()}
        return None if problems(live, {**route.answers, **values}) else values

    @property
    def may_be(self) -> bool:
        """Whether there is somebody to know anything of, and the journey asks for it."""
        return isinstance(self.request.user, User) and bool(self._asked)

    @cached_property
    def _asked(self) -> frozenset[str]:
        about = self.journey.outcome.about
        return frozenset(filter(None, vars(about).values()))

    def _asks(self, step: QuestionStep) -> bool:
        return self.may_be and any(question.id in self._asked for question in step.questions)

    def _person(self) -> Person | None:
        """Whose details they are: those of whoever the form is sent for, if they may be seen."""
        if not isinstance(self.request.user, User) or not may(self.request, DETAILS):
            return None
        subject = subject_of(self.request)
        return subject if isinstance(subject, Person) else None

    def _of(self, person: Person) -> dict[str, Answer]:
        """Parts of ``About`` to what is known of them."""
        found: dict[str, Answer] = {}
        for part in ("name", "phone", "address"):
            if value := getattr(person, part):
                found[part] = Answer(value, is_confirmed(person, part))
        if postcode := _postcode(person.address):
            found["postcode"] = Answer(postcode, is_confirmed(person, "address"))
        if email := _email(person):
            found["email"] = Answer(email, sure=True)  # they have proved it
        if "prefers" in self._parts and (way := self._way(person)):
            found["prefers"] = way
        return found

    @property
    def _parts(self) -> set[str]:
        return {part for part, question in vars(self.journey.outcome.about).items() if question}

    def _way(self, person: Person) -> Answer | None:
        """How they want to hear from us, from what they need."""
        needs = finding.of(person)
        if needs is None or not needs.contact_by:
            return None
        recent = timezone.localdate() - needs.reviewed_on <= CONFIRMED_FOR
        return Answer(needs.contact_by, recent)


def _email(person: Person) -> str:
    return person.user.email if person.user else ""


def _postcode(address: Mapping[str, Any]) -> str:
    return str(address.get("postcode") or "")
