"""The page that takes a code which was sent to somebody who is signed in."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.ui.redirects import see_other

from ..door import codes
from ..door.codes import Verdict
from ..door.forms import NOT_TAKEN, CodeForm
from ..door.onward import wanted
from ..door.rates import TooMany
from ..door.views import too_many_codes
from ..models import OneTimeCode, Purpose


def ask_for(
    request: HttpRequest,
    code: OneTimeCode,
    form: CodeForm,
    *,
    back: str,
    by: str = "email",
    sent_to: str = "",
) -> HttpResponse | Literal[Verdict.RIGHT]:
    """Judge what was sent for this code: RIGHT, or the page to answer with.

    ``back`` is the address of the page before; ``sent_to`` says where the code went, if not in
    full. The same page sends a new code if asked.
    """
    if request.method == "POST" and "again" in request.POST:
        return _once_more(request, code)
    if form.is_valid():
        verdict = codes.check(code, form.cleaned_data["code"])
        if verdict is Verdict.RIGHT:
            return verdict
        code.refresh_from_db()
        if verdict is Verdict.WRONG:
            form.wrong(code.tries)
    shown = {
        "form": form,
        "next": wanted(request),
        "back": back,
        "by": by,
        "to": sent_to or code.to,
        "until": code.expires_at,
    }
    if not codes.is_open(code):
        return render(request, "accounts/door/code_over.html", shown)
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/door/code.html", shown, status=status)


def _once_more(request: HttpRequest, code: OneTimeCode) -> HttpResponse:
    try:
        codes.send(request, Purpose(code.purpose), code.to, user=code.user)
    except TooMany:
        return too_many_codes(request)
    return see_other(request.get_full_path())
