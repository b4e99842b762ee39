"""What follows once a provider has said who somebody is."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import login, logout
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .. import assurance, audit
from ..door.entering import seeing_other
from ..door.making import account_for, owner_of
from ..models import User
from ..staff import proof, steps
from .discovery import NotTrusted
from .providers import ONE_LOGIN, Provider

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def resident(
    request: HttpRequest, provider: Provider, claims: dict[str, Any], next_page: str
) -> HttpResponseBase:
    """Let a resident into the account of this subject, or of the address that they proved there.

    Raises NotTrusted where no address was proved.
    """
    with transaction.atomic():
        user = _linked(provider, claims)
        if user is None:
            email = str(claims.get("email", "")).lower()
            if not email or claims.get("email_verified") is not True:
                raise NotTrusted("No address was proved.")
            user = account_for(email)
            _link(provider, claims, user)
    _leave_to(request, user)
    record_authentication(request, user, ONE_LOGIN)
    response = seeing_other(perform_login(request, Login(user=user, redirect_url=next_page)))
    if request.user.is_authenticated and second_factor(provider, claims):
        assurance.note(request, ONE_LOGIN)
    return response


def staff(
    request: HttpRequest, provider: Provider, claims: dict[str, Any], next_page: str
) -> HttpResponseBase:
    """Let somebody of the staff in who is in a group that we know. Their groups follow it.

    Raises NotTrusted for everybody else; whoever was let in before loses what a group gave them.
    """
    theirs = claims.get(provider.groups_claim) or []
    listed = theirs if isinstance(theirs, list) else [theirs]
    groups = {provider.groups[name] for name in map(str, listed) if name in provider.groups}
    with transaction.atomic():
        user = _linked(provider, claims)
        if user is not None:
            _follow(provider, user, groups)
        elif groups:
            user = _first_time(provider, claims)
            _follow(provider, user, groups)
    if user is None or not groups or not user.is_active:
        raise NotTrusted("They are in none of our groups.")
    _leave_to(request, user)
    login(request, user, backend=BACKEND)
    record_authentication(request, user, proof.DIRECTORY)
    if second_factor(provider, claims):
        record_authentication(request, user, "mfa", type=proof.DIRECTORY)
        by = {"by": proof.DIRECTORY}
        audit.record("signin.staff", f"user:{user.pk}", user=user, details=by)
    return steps.onwards(request, next_page)


def second_factor(provider: Provider, claims: dict[str, Any]) -> bool:
    """Whether the provider asked for a second factor, by what it says of how it was proved."""
    said = claims.get("amr", [])
    methods = set(map(str, said)) if isinstance(said, list) else {str(said)}
    methods |= {str(claims.get(name, "")) for name in ("acr", "vot")}
    return bool(methods & set(provider.second_factor))


def _linked(provider: Provider, claims: dict[str, Any]) -> User | None:
    link = SocialAccount.objects.filter(provider=provider.slug, uid=claims["sub"]).first()
    return link.user if link else None


def _link(provider: Provider, claims: dict[str, Any], user: User) -> None:
    """Nothing of what the provider said is kept, but who they are there."""
    SocialAccount.objects.create(user=user, provider=provider.slug, uid=claims["sub"])
    audit.record("signin.linked", f"user:{user.pk}", user=user, details={"to": provider.slug})


def _first_time(provider: Provider, claims: dict[str, Any]) -> User:
    email = str(claims.get("email", "")).lower()
    if not email:
        raise NotTrusted("The directory gave no address.")
    user = owner_of(email)
    if user is not None and user.is_superuser:
        raise NotTrusted("An account with every right is not taken over by an address.")
    if user is not None and _is_unproved(claims):
        raise NotTrusted("The directory says itself that the address was not proved.")
    if user is None and User.objects.filter(email__iexact=email).exists():
        raise NotTrusted("The address stands in an account whose owner has proved another.")
    user = user or User.objects.create_user(email)
    _link(provider, claims, user)
    return user


def _is_unproved(claims: dict[str, Any]) -> bool:
    """Whether the provider says that anybody may have written this address (Core 1.0, 5.1).

    Many directories say nothing: there the council writes addresses, and nobody else.
    """
    said = claims.get("email_verified")
    return said is not None and str(said).lower() != "true"


def _follow(provider: Provider, user: User, groups: set[str]) -> None:
    """Give and take those groups that the directory decides on; leave the others."""
    decided = set(provider.groups.values())
    user.groups.remove(*Group.objects.filter(name__in=decided - groups))
    user.groups.add(*Group.objects.filter(name__in=groups))
    if not user.is_staff and groups:
        user.is_staff = True
        user.save(update_fields=["is_staff"])


def _leave_to(request: HttpRequest, user: User) -> None:
    if request.user.is_authenticated and request.user != user:
        logout(request)
