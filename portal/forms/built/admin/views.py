"""What the editor's script asks while somebody builds a form."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from portal.ui.private import private

from ...models import FormPage, FormsPage
from .looking import told
from .standing import take
from .whole import drawn


@require_POST
@private
def look(request: HttpRequest, page_id: int) -> HttpResponse:
    """Look at a form as it stands in its editor, saved or not. Nothing is kept."""
    page = get_object_or_404(FormPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    return _answer(request, page.get_latest_revision_as_object())


@require_POST
@private
def look_at_new(request: HttpRequest, parent_id: int) -> HttpResponse:
    """The same, of a form that has never been saved."""
    parent = get_object_or_404(FormsPage, pk=parent_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise Http404
    return _answer(request, FormPage(journey_key="new"))


@require_safe
@private
def whole(request: HttpRequest, page_id: int) -> HttpResponse:
    """Draw the saved draft, with the lengths of its ways."""
    page = get_object_or_404(FormPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    draft = page.get_latest_revision_as_object()
    return render(request, "forms/admin/built/whole.html", {"whole": drawn(draft)})


def _answer(request: HttpRequest, page: FormPage) -> JsonResponse:
    take(page, request.POST)
    return JsonResponse(told(page))
