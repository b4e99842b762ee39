"""Where the accounts room meets the Wagtail admin: whose account somebody may change there."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from .acting import staff_urls
from .admin import menus
from .models import User
from .staff import menus as staff_menus
from .staff import restricted, rewriting

__all__ = ["menus", "restricted", "staff_menus", "staff_urls"]
EVERY_RIGHT = "You cannot change the account of somebody who has every right."
ONESELF = "Nobody gives themselves a role. Ask another administrator."
A_RESIDENT = "This is the account of a resident. They delete it themselves; you can close it."


@hooks.register("before_edit_user")
def guard_superuser(request: HttpRequest, user: User) -> HttpResponse | None:
    return _refuse(request, _why_not(request, "edit", [user]))


@hooks.register("before_delete_user")
def guard_deletion(request: HttpRequest, user: User) -> HttpResponse | None:
    return _refuse(request, _why_not(request, "delete", [user]))


@hooks.register("before_bulk_action")
def guard_many(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for what is done to many people at once, and note how they were."""
    people = [each for each in objects if isinstance(each, User)]
    if people and action_type == "delete" and not _why_not(request, "delete", people):
        rewriting.note_gone(people, request)
    action.people_before = [rewriting.Written.of(each) for each in people]
    return _refuse(request, _why_not(request, action_type, people))


@hooks.register("after_bulk_action")
def note_many(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    now = User.objects.in_bulk([before.user.pk for before in action.people_before])
    for before in action.people_before:
        if after := now.get(before.user.pk):
            rewriting.note(before, after, request)


def _why_not(request: HttpRequest, action: str, people: list[User]) -> str:
    """Why this may not be done to these people; "" where it may."""
    if not request.user.is_superuser and any(person.is_superuser for person in people):
        return EVERY_RIGHT
    if action == "assign_role" and request.user in people:
        return ONESELF
    if action == "delete" and not all(rewriting.works_here(person) for person in people):
        return A_RESIDENT
    return ""


def _refuse(request: HttpRequest, why: str) -> HttpResponse | None:
    if not why:
        return None
    messages.error(request, why)
    return redirect("wagtailusers_users:index")
