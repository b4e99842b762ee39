"""Where the accounts room meets the Wagtail admin: only a superuser may change a superuser."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from .models import User


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def guard_superuser(request: HttpRequest, user: User) -> HttpResponse | None:
    return _refuse_to_change([user], request)


@hooks.register("before_bulk_action")
def guard_superusers(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for what is done to many people at once."""
    return _refuse_to_change([each for each in objects if isinstance(each, User)], request)


def _refuse_to_change(people: list[User], request: HttpRequest) -> HttpResponse | None:
    if request.user.is_superuser or not any(person.is_superuser for person in people):
        return None
    messages.error(request, "You cannot change the account of somebody who has every right.")
    return redirect("wagtailusers_users:index")
