"""What an adviser fills in. Each form can be sent once, and knows what its page had shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from portal.council.models import ContactPoint

from ..clocks import WrongState
from ..models import Case, CaseQuestion, Clock
from .words import STATUS

LONGEST = 5000
BIG = 2**63 - 1


def _words(label: str, help_text: str, needed: str, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": needed},
    )


class ActionForm(forms.Form):
    """``seen`` is the stamp of the case as it was shown, ``once`` the token."""

    seen = forms.IntegerField(min_value=0, max_value=BIG, widget=forms.HiddenInput)
    once = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, clock: Clock | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.clock = case, clock

    @property
    def deadline(self) -> Clock:
        """The clock, where the form is about one. Raises WrongState where it is not."""
        if self.clock is None:
            raise WrongState("This form is not about a deadline.")
        return self.clock


class QuestionField(forms.ModelChoiceField):
    """Questions in their own words."""

    def label_from_instance(self, obj: CaseQuestion) -> str:
        return obj.words


class NoteForm(ActionForm):
    words = _words("Note", "Only staff read this.", "Write the note.")


class StatusForm(ActionForm):
    status = forms.ChoiceField(
        label="New status",
        choices=list(STATUS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the new status."},
    )
    words = _words(
        "What to tell the person",
        "They read this. Say what happens next, in short and plain words.",
        "Write what to tell the person.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [choice for choice in STATUS.items() if choice[0] != self.case.status]
        self.fields["status"].choices = others  # type: ignore[attr-defined]


class PassForm(ActionForm):
    team = forms.ModelChoiceField(
        ContactPoint.objects.none(),
        label="New team",
        empty_label="Choose a team",
        error_messages={"required": "Choose the team that takes this on."},
    )
    words = _words(
        "Why", "Only staff read this. The new team gets all that is on this page.", "Say why."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = ContactPoint.objects.filter(~Q(pk=self.case.team_id)).order_by("name")
        self.fields["team"].queryset = others  # type: ignore[attr-defined]


class ReplyForm(ActionForm):
    words = _words(
        "Your reply",
        "The person reads this, with your name.",
        "Write your reply.",
        rows=8,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.clock is not None:
            self.fields["answers"] = forms.ChoiceField(
                label="Is this the answer that we promised?",
                help_text=f"“{self.clock.promise}”. If it is, that deadline stops.",
                choices=[("yes", "Yes"), ("no", "No, there is more to come")],
                widget=forms.RadioSelect,
                error_messages={"required": "Say whether this is the answer that we promised."},
            )


class AskForm(ActionForm):
    words = _words(
        "Your question",
        "The person reads this, and answers on the page of their case. Ask one thing.",
        "Write your question.",
    )


class AnswerForm(ActionForm):
    """What the person said to us, by telephone or at a desk."""

    question = QuestionField(
        CaseQuestion.objects.none(),
        label="Which question they answered",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Choose the question.",
            "invalid_choice": "This question is not open any more. Choose another.",
        },
    )
    words = _words("Their answer", "The person can read this.", "Write what they said.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        still_open = self.case.questions.open()
        self.fields["question"].queryset = still_open  # type: ignore[attr-defined]
        if len(still_open) == 1:
            self.fields["question"].initial = still_open[0].pk


class PauseForm(ActionForm):
    words = _words("Why it must wait", "Only staff read this.", "Say why it must wait.", rows=3)


class ResumeForm(ActionForm):
    """Nothing to fill in."""


class ExtendForm(ActionForm):
    more = forms.IntegerField(
        min_value=1,
        max_value=365,
        error_messages={"required": "Say how much more time is needed.", "invalid": "Use digits."},
    )
    words = _words("Why we need more time", "", "Say why we need more time.", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.clock is not None:
            self.fields["more"].label = f"How many more {self.clock.get_unit_display()}"
            who = "The person reads this." if self.clock.public else "Only staff read this."
            self.fields["words"].help_text = who
