"""The forms of pages that are not made of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from portal.ui.forms import Choice, GovukForm, RadiosField

from ..build import form_for
from ..definition import NO, YES, QuestionStep, Repeat
from ..route import Route
from .addresses import CHECK


class PageForm(GovukForm):
    """A page with a button and no question."""

    def __init__(self, *args: Any, answers: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def kept(self) -> dict[str, Any]:
        return {}


@lru_cache(maxsize=500)
def another_form(repeat: Repeat) -> type[PageForm]:
    """Give the form that ends a list, or goes on with it."""
    label = f"Do you want to add another {repeat.one}?"
    field = RadiosField(
        label=label,
        heading="m",
        inline=True,
        choices=[Choice(YES, "Yes"), Choice(NO, "No")],
        error_messages={"required": f"Say if you want to add another {repeat.one}"},
    )
    return type("AnotherForm", (PageForm,), {"another": field})


@lru_cache(maxsize=500)
def any_form(repeat: Repeat) -> type[PageForm]:
    """Give the form of a list with nothing on it yet."""
    field = RadiosField(
        label=repeat.title,
        heading="l",
        page_heading=True,
        inline=True,
        choices=[Choice(YES, f"Yes, add a {repeat.one}"), Choice(NO, "No")],
        error_messages={"required": f"Say if there are {repeat.many} to add"},
    )
    return type("AnyForm", (PageForm,), {"another": field})


class Forms(Mapping[str, type[GovukForm]]):
    """The forms of a route, by address, each built only when it is asked for."""

    def __init__(self, route: Route) -> None:
        self._answers = route.answers
        self._steps = {live.address: live.step for live in (*route.openings, *route.steps)}

    def __getitem__(self, address: str) -> type[GovukForm]:
        if address == CHECK:
            return PageForm
        step = self._steps[address]
        return form_for(step, self._answers) if isinstance(step, QuestionStep) else PageForm

    def __iter__(self) -> Iterator[str]:
        yield from self._steps
        yield CHECK

    def __len__(self) -> int:
        return len(self._steps) + 1

    def __contains__(self, address: object) -> bool:
        return address == CHECK or address in self._steps
