"""The page that asks whose a claim, a change or a dispute is, before it joins an account."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.accounts.acting.oneself import for_oneself
from portal.accounts.assurance import sure
from portal.accounts.people import signed_in_user
from portal.ui.forms import DateField, GovukForm
from portal.ui.private import private
from portal.ui.redirects import see_other

from . import rule

NOT_TAKEN, TOO_MANY = 422, 429
WRONG = "This is not the date of birth that we were given. Check it, or call us"


class BornForm(GovukForm):
    """The date of birth, as in what was sent."""

    born = DateField(
        label="What is your date of birth?",
        hint="As you wrote it when you sent this. For example, 27 3 1957.",
        error_name="your date of birth",
        latest=timezone.localdate,
        autocomplete="bday",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@private
@sure
@for_oneself
def yours(request: HttpRequest) -> HttpResponseBase:
    """Ask, and take in what is theirs. With nothing to take in it leads to the decisions."""
    user = signed_in_user(request)
    found = list(rule.waiting_for(user))
    if not found:
        return see_other(reverse("benefit_decisions"))
    form = BornForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not rule.may_try(user):
            return _page(request, {"found": found, "locked": True}, TOO_MANY)
        if rule.take_in(request, form.cleaned_data["born"]):
            return see_other(f"{reverse('benefit_decisions')}?yours")
        form.add_error("born", forms.ValidationError(WRONG, code="wrong"))
    status = NOT_TAKEN if form.is_bound else 200
    return _page(request, {"found": found, "form": form}, status)


def _page(request: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    return render(request, "benefits/yours/ask.html", context, status=status)
