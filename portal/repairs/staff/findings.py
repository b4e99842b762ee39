"""The written findings: what staff fill in, and how it goes to the household."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from portal.cases.admin.forms import ActionForm
from portal.cases.admin.reach import how_to_reach
from portal.cases.contacts import Contact
from portal.cases.timeline import Actor

from ..law.summary import Findings, Work, send
from ..law.track import WITH_FINDINGS
from ..models import HazardCase
from .acting import SlowAction
from .classify import danger_of
from .dangers import OfADanger, the_danger
from .forms import words

WORKS = (1, 2, 3)
"""So many pieces of work fit on the form; more fit into one of them."""


class FindingsForm(ActionForm):
    looked_on = forms.DateField(
        label="The day on which we looked",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Write the day.", "invalid": "Write the day."},
    )
    found = words(
        "What we found", "The household reads this. Use plain words.", "Write what was found."
    )
    you_can = words(
        "What they can do until then", "One thing on each line, if anything.", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (hazard := danger_of(self.case.repair)) and hazard.investigated_at:
            self.initial.setdefault("looked_on", timezone.localdate(hazard.investigated_at))
        for number in WORKS:
            self.fields[f"work_{number}"] = forms.CharField(
                label=f"What we will do ({number})",
                max_length=500,
                required=False,
                help_text="We will clean off the mould. Leave it empty if there is no more.",
            )
            self.fields[f"by_{number}"] = forms.DateField(
                label=f"By which day ({number})",
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for number in WORKS:
            work, by = given.get(f"work_{number}"), given.get(f"by_{number}")
            if bool(work) != bool(by) and f"by_{number}" not in self.errors:
                missing = f"by_{number}" if work else f"work_{number}"
                self.add_error(missing, "Write what we will do, and by which day.")
        if (day := given.get("looked_on")) and day > timezone.localdate():
            self.add_error("looked_on", "That is still to come. Write the day of the visit.")
        return given

    @property
    def findings(self) -> Findings:
        given = self.cleaned_data
        works = (Work(given[f"work_{n}"], given[f"by_{n}"]) for n in WORKS if given[f"work_{n}"])
        lines = (line.strip() for line in given["you_can"].splitlines())
        return Findings(
            given["looked_on"], given["found"], tuple(works), tuple(line for line in lines if line)
        )


class SendFindings(SlowAction, OfADanger):
    title, button, name = "Send the findings", "Send them", "findings"
    done = "The findings are on their way. When they arrive, that deadline stops."
    form_class = FindingsForm

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        return hazard.state in WITH_FINDINGS and hazard.summary_entry_id is None

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def carry_out(self, form: ActionForm, actor: Actor) -> None:
        """The document takes a while to make, so no lock is held for it."""
        if not isinstance(form, FindingsForm):
            raise TypeError("Findings have a form of their own.")
        send(the_danger(form), form.findings, actor)
