"""Taking the answer to what we asked, on the page of the case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from portal.ui.private import private

from ..asking import answer
from ..models import Case, CaseQuestion
from ..once import new_token
from . import tries
from .forms import AnswerForm, MessageForm
from .views import case_page, may_write, message_page, note, open_case, see_other_page, too_many
from .writing import add_message


@private
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: HttpRequest, written: str, question: int) -> HttpResponse:
    """Take an answer. What cannot be taken comes back on the page of the case, as it was typed."""
    case = open_case(request, written)
    if case is None:
        return redirect("track")
    asked = case.questions.filter(pk=question).first()
    if request.method != "POST" or asked is None or not may_write(request, case):
        return see_other_page("tracked_case", case.shown_reference)
    asked.case = case
    form = AnswerForm(request.POST, prefix=AnswerForm.prefix_of(asked.pk))
    if not form.is_valid():
        return case_page(request, case, form) if asked.is_open else _too_late(request, case, form)
    if not tries.may_write(case.reference):
        return too_many(request)
    outcome = _take(case, asked, form.cleaned_data["answer"])
    note(request, case, "case.answered")
    response = see_other_page("tracked_case", case.shown_reference)
    response.headers["Location"] += f"?{outcome}"
    return response


def _too_late(request: HttpRequest, case: Case, form: AnswerForm) -> HttpResponse:
    """No answer is needed any more, and what was typed is too long: let them send it otherwise."""
    typed = str(form["answer"].value() or "")
    if not typed.strip():
        return see_other_page("tracked_case", case.shown_reference)
    return message_page(request, case, MessageForm({"message": typed, "once": new_token()}))


def _take(case: Case, asked: CaseQuestion, words: str) -> str:
    """Say what became of it. Where no answer is needed any more the words are a message."""
    if answer(asked, words) or asked.answer == words:
        return "answered"
    add_message(case, words, "")
    return "sent"
