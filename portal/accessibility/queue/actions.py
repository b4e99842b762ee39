"""What staff do about an order, each on a page of its own, as with everything of a case."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.core.validators import URLValidator
from django.http import Http404

from portal.cases.admin.acting import CaseAction
from portal.cases.admin.forms import ActionForm
from portal.cases.admin.giving import PERSON, AddDocument, DocumentForm
from portal.cases.admin.reach import how_to_reach
from portal.cases.contacts import Contact
from portal.cases.models import Case
from portal.cases.timeline import Actor

from ..models import Order, State, Thing
from ..orders import moving, panel

TOO_LATE = "This has moved on, so that is not possible any more. See below how it stands."


def order_of(case: Case) -> Order:
    """The order of a case that has one. Raises Http404."""
    order = panel.of(case)
    if order is None:
        raise Http404
    return order


class OrderAction(CaseAction):
    """Something that is done about the order of a case."""

    thing: ClassVar[Thing | None] = Thing.FORMAT
    states: ClassVar[frozenset[str]] = frozenset({State.NEW, State.ORDERED})

    @classmethod
    def fits(cls, order: Order) -> bool:
        """Whether it makes sense for this order as it stands."""
        return order.state in cls.states and cls.thing in (None, order.thing)

    @classmethod
    def offered(cls, case: Case) -> bool:
        order = panel.of(case)
        return order is not None and cls.fits(order)

    @classmethod
    def not_now(cls, case: Case) -> str:
        """Asked of the page and of what it sends. Raises Http404 for a case without an order."""
        return "" if cls.fits(order_of(case)) else TOO_LATE


class Confirm(ActionForm):
    """Nothing to fill in."""


class PlaceOrder(OrderAction):
    title, button, name = "Order it", "Send the order", "order"
    done = "It is ordered. Who makes it has been told."
    form_class = Confirm
    thing = None
    states = frozenset({State.NEW})

    def perform(self, form: ActionForm, actor: Actor) -> None:
        moving.place(order_of(form.case), actor)


class MadeForm(DocumentForm):
    """The file alone: what it is called and who reads it follows from the order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].initial = PERSON


class GiveFile(OrderAction, AddDocument):
    title, button, name = "Add the file that was made", "Give it to the person", "made"
    done = "The file is on the case."
    form_class = MadeForm

    def says_to(self, contact: Contact) -> list[str]:
        return ["We tell the person that it is ready.", *how_to_reach(contact)]

    def perform(self, form: ActionForm, actor: Actor) -> None:
        super().perform(form, actor)
        document = cast(DocumentForm, form).document
        if document.public or moving.is_posted(order_of(form.case)):
            moving.give(order_of(form.case), actor, document=document)


class LinkForm(ActionForm):
    link = forms.CharField(
        label="Its web address",
        help_text="Of a video, such as https://…",
        max_length=300,
        validators=[URLValidator(schemes=["https"], message="Write an address with https://")],
        error_messages={"required": "Write the web address."},
    )


class GiveLink(OrderAction):
    title, button, name = "Add the link to a video", "Give it to the person", "video"
    done = "The link is on the case."
    form_class = LinkForm

    @classmethod
    def fits(cls, order: Order) -> bool:
        return super().fits(order) and not moving.is_posted(order)

    def says_to(self, contact: Contact) -> list[str]:
        return ["We tell the person that it is ready.", *how_to_reach(contact)]

    def perform(self, form: ActionForm, actor: Actor) -> None:
        moving.give(order_of(form.case), actor, link=form.cleaned_data["link"])


class PostedForm(ActionForm):
    how = forms.CharField(
        label="How it was sent",
        help_text="The service and its number, if there is one. The person reads it.",
        max_length=100,
        required=False,
    )


class Posted(OrderAction):
    title, button, name = "It is in the post", "Mark it as posted", "posted"
    done = "It is marked as posted."
    form_class = PostedForm
    states = frozenset({State.NEW, State.ORDERED, State.READY})

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        moving.posted(order_of(form.case), actor, form.cleaned_data["how"])


class BookedForm(ActionForm):
    words = forms.CharField(
        label="What the person should know",
        help_text="They read this. Say when and where.",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write when and where."},
    )


class Booked(OrderAction):
    title, button, name = "An interpreter is booked", "Tell the person", "booked"
    done = "The booking is on the case."
    form_class = BookedForm
    thing = Thing.INTERPRETER

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        moving.booked(order_of(form.case), actor, form.cleaned_data["words"])


EVERY: tuple[type[OrderAction], ...] = (PlaceOrder, GiveFile, GiveLink, Posted, Booked)
