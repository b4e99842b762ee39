"""The page on which an editor decides which forms get a set's newest questions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.ui.private import private

from ...models import FormPage, QuestionSet
from . import users

CHANGE = "forms.change_questionset"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def forms_of_set(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which forms use a set; a POST lets one of them have its newest questions."""
    if not request.user.has_perm(CHANGE):
        raise Http404
    found = get_object_or_404(QuestionSet, pk=pk)
    if request.method == "POST":
        return _update(request, found)
    context = {
        "set": found,
        "newest": users.newest_of(found),
        "uses": list(users.uses(found)),
        "header_title": f"Forms that ask “{found.title}”",
        "header_icon": "group",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("wagtailsnippets_forms_questionset:list"), "label": "Question sets"},
            {"url": "", "label": f"Forms that ask “{found.title}”"},
        ],
    }
    return render(request, "forms/admin/sharing/forms.html", context)


def _update(request: HttpRequest, found: QuestionSet) -> HttpResponse:
    number = request.POST.get("page", "")
    page = get_object_or_404(FormPage, pk=int(number) if number.isdecimal() else 0)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    users.update(page, users.newest_of(found), request.user)
    words = f"“{page.title}” has the newest questions now. Look at it, then publish it."
    messages.success(request, words)
    return redirect("forms_of_set", pk=found.pk)
