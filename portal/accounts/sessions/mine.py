"""Where you are signed in: each session with its device, and a button to end it (ASVS 7.5.2)."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import audit
from ..assurance import careful
from ..models import User
from ..people import signed_in_user
from . import everywhere, listed

ONE, OTHERS = "one", "others"
DONE = {
    ONE: "That device is signed out.",
    OTHERS: "Every other device is signed out.",
}


@private
@careful
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponseBase:
    """List them; end one, or all but this one."""
    user = signed_in_user(request)
    if request.method == "POST":
        done = end(request, user, request.POST.get("end", ""))
        return see_other(f"{reverse('sessions')}?done={done}" if done else reverse("sessions"))
    shown = {
        "sessions": listed.sessions_of(user, request.session.session_key),
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return render(request, "accounts/sessions/sessions.html", shown)


def end(request: HttpRequest, user: User, which: str) -> str:
    """End what a button names: "others", or the key of one of this person's other sessions.

    What was done; "" where there is nothing to end.
    """
    here = request.session.session_key
    with transaction.atomic():
        if which == OTHERS:
            everywhere.end_all(user, but=here)
        elif not _end_one(user, which, here):
            return ""
        else:
            which = ONE
        audit.record("session.ended", f"user:{user.pk}", request=request, details={"which": which})
    return which


def _end_one(user: User, which: str, here: str | None) -> bool:
    """Another session of theirs; this one is left by signing out."""
    if not (which.isascii() and which.isdigit() and len(which) < 19):
        return False
    row = UserSession.objects.filter(user=user, pk=int(which)).exclude(session_key=here).first()
    if row is None:
        return False
    Session.objects.filter(session_key=row.session_key).delete()
    row.delete()
    return True
