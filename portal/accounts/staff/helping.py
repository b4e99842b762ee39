"""Helping somebody of the staff who has lost their second factor or their password."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal.ui.redirects import see_other

from .. import audit
from ..admin.access import only_with
from ..factors import notices
from ..models import User
from ..sessions.everywhere import end_all
from . import links, proof
from .furniture import page

PEOPLE = "accounts.change_user"


@only_with(PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def start_again(request: HttpRequest, user_id: int) -> HttpResponseBase:
    """Ask, then take their second factors away and end their sessions.

    Nobody does it to somebody with more rights, nor to themselves.
    """
    user = get_object_or_404(User, pk=user_id)
    if not may_help(request.user, user):
        raise Http404
    back = reverse("wagtailusers_users:edit", args=[user.pk])
    if request.method == "POST":
        take_away(user, request)
        messages.success(request, "They set up a new second check when they next sign in.")
        return see_other(back)
    context = {**page("Second check: start again", "key"), "whose": user, "back": back}
    return render(request, "accounts/admin/start_again.html", context)


@only_with(PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def password_link(request: HttpRequest, user_id: int) -> HttpResponseBase:
    """Ask, then send them a link to set their password. Nobody types one for somebody else."""
    user = get_object_or_404(User, pk=user_id)
    if not may_help(request.user, user):
        raise Http404
    back = reverse("wagtailusers_users:edit", args=[user.pk])
    if request.method == "POST":
        with transaction.atomic():
            links.send(user)
            audit.record("staff.password_link", f"user:{user.pk}", request=request)
        messages.success(request, "The link is on its way to their e-mail address.")
        return see_other(back)
    context = {**page("Password link", "key"), "whose": user, "back": back}
    return render(request, "accounts/admin/password_link.html", context)


def may_help(helper: object, user: User) -> bool:
    """Whether ``helper`` may do this for ``user``."""
    if not isinstance(helper, User) or helper.pk == user.pk or not proof.is_staff(user):
        return False
    return helper.is_superuser or not user.is_superuser


@transaction.atomic
def take_away(user: User, request: HttpRequest) -> None:
    """Take every second factor away, tell its owner, and sign them out everywhere."""
    Authenticator.objects.filter(user=user).delete()
    audit.record("factor.taken_away", f"user:{user.pk}", request=request)
    notices.tell(user, "second-check-taken-away")
    end_all(user)
