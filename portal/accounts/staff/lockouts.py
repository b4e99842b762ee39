"""Lock-outs of sign-in, for administrators to see and to lift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from axes.models import AccessAttempt
from django import forms
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal.ui.redirects import see_other

from .. import audit
from ..admin.access import only_with
from ..models import User
from . import throttle
from .furniture import page

LIFT = "axes.delete_accessattempt"
NONE = "Nobody is locked out with this address. They can try again now in any case."


@dataclass(frozen=True)
class LockOut:
    """One name that is locked for one address."""

    name: str
    address: str
    tries: int
    until: datetime


class LiftForm(forms.Form):
    name = forms.EmailField(
        label="Their e-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type the e-mail address that they sign in with."},
    )


def standing() -> list[LockOut]:
    """Those that stand now, the newest first. One query."""
    lasts = timedelta(hours=settings.AXES_COOLOFF_TIME)
    found = (
        AccessAttempt.objects.values("username", "ip_address")
        .annotate(tries=Sum("failures_since_start"), newest=Max("attempt_time"))
        .filter(tries__gte=settings.AXES_FAILURE_LIMIT, newest__gt=timezone.now() - lasts)
        .order_by("-newest")
    )
    return [
        LockOut(row["username"] or "", row["ip_address"] or "", row["tries"], row["newest"] + lasts)
        for row in found
    ]


@only_with(LIFT)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lock_outs(request: HttpRequest) -> HttpResponseBase:
    """List them; a name that is sent may be tried again at once, from everywhere."""
    form = LiftForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name = form.cleaned_data["name"].strip().lower()
        messages.success(request, _words(lift(name, request)))
        return see_other(reverse("lock_outs"))
    context: dict[str, Any] = {
        **page("Lock-outs", "lock"),
        "form": form,
        "standing": standing(),
        "limit": settings.AXES_FAILURE_LIMIT,
    }
    return render(
        request, "accounts/admin/lock_outs.html", context, status=422 if form.is_bound else 200
    )


def lift(name: str, request: HttpRequest) -> int:
    """Forget what was tried for a name, by one address or many. How many lock-outs there were."""
    count = sum(each.name == name for each in standing())
    AccessAttempt.objects.filter(username=name).delete()
    throttle.forgive(name)
    user = User.objects.filter(email__iexact=name).first()
    about = f"user:{user.pk}" if user else "user:unknown"
    audit.record("signin.lock_lifted", about, request=request, details={"lock_outs": count})
    return count


def _words(count: int) -> str:
    return NONE if not count else "The lock-out is lifted. They can try again now."
