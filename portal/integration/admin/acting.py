"""Something done to a row by pressing a button: only as it was seen, once, and written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View
from wagtail.admin import messages
from wagtail.log_actions import log

from .furniture import Crumb, furniture
from .stamp import is_as_seen, stamp

STALE = "It has changed since you opened the page. We did nothing. See how it stands now."


class Action(View):
    """A POST on one row, under its lock. With ``sure``, it asks before it does anything.

    A page that was opened before somebody else changed the row does nothing. So does a second
    press, and a reload of the answer.
    """

    http_method_names = ["post"]
    namespace: ClassVar[str]
    needs: ClassVar[str]
    model: ClassVar[type[Model]]
    name: ClassVar[str]
    button: ClassVar[str]
    sure: ClassVar[str] = ""
    warning: ClassVar[bool] = False

    @classmethod
    def address(cls) -> str:
        """Give the name of its URL."""
        return f"{cls.namespace}:{cls.url_name()}"

    @classmethod
    def url_name(cls) -> str:
        return f"{cls.model._meta.model_name}-{cls.name}"

    def is_possible(self, row: Any) -> bool:
        """Whether there is anything to do."""
        return True

    def perform(self, row: Any) -> HttpResponse | str:
        """Do it, in the transaction. Give what to say, or a page."""
        raise NotImplementedError

    def way_back(self, row: Any) -> list[Crumb]:
        """The way to the row's own page, which is the last."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        with transaction.atomic():
            row = get_object_or_404(self.model._default_manager.select_for_update(), pk=pk)
            if not is_as_seen(row, request.POST.get("seen", "")) or not self.is_possible(row):
                return self.back(row, STALE, messages.warning)
            if first := self.asks(row):
                return first
            done = self.perform(row)
            log(row, self.logged_as(), user=request.user, data=self.log_data(row))
        done = self.afterwards(row, done)
        return self.back(row, done) if isinstance(done, str) else done

    def asks(self, row: Any) -> HttpResponse | None:
        """Give a page to show first, if there is something to ask."""
        if not self.sure or self.request.POST.get("sure"):
            return None
        return self.page(row, "confirm", {"sure": self.sure})

    def afterwards(self, row: Any, done: HttpResponse | str) -> HttpResponse | str:
        """What follows when the transaction is over: the place for what takes long."""
        return done

    def logged_as(self) -> str:
        return f"integration.{self.model._meta.model_name}.{self.name}"

    def log_data(self, row: Any) -> dict[str, Any]:
        """What the log says besides who and when. Nothing secret."""
        return {}

    def back(self, row: Any, words: str, say: Any = messages.success) -> HttpResponse:
        say(self.request, words)
        return redirect(self.way_back(row)[-1][1])

    def page(self, row: Any, template: str, more: dict[str, Any]) -> HttpResponse:
        way = self.way_back(row)
        context = {
            **furniture(self.button, *way),
            "row": row,
            "seen": stamp(row),
            "action": self,
            "back": way[-1][1],
            **more,
        }
        return render(self.request, f"integration/admin/{template}.html", context)


def possible(actions: Iterable[type[Action]], row: Any) -> list[dict[str, str]]:
    """What can be done to a row now: the words of each button, and where it leads."""
    return [
        {"button": action.button, "url": reverse(action.address(), args=[row.pk])}
        for action in actions
        if action().is_possible(row)
    ]
