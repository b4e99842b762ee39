"""Where editors take a form out as a file, bring one in, or begin with a ready-made one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from portal.integration.admin.furniture import Crumb, furniture
from portal.ui.private import private

from ...drawing import shown
from ...models import FormPage, FormsPage
from .pages import Brought, brought, written
from .reading import TOO_BIG
from .ready_made import journey_of, ready_made
from .refused import Refused
from .shape import MOST_BYTES
from .written import Written, as_text, read

READY_MADE, IMPORT = "Start from a ready-made form", "Bring in a form"


class FileForm(forms.Form):
    """A form as a file, or as the text of one."""

    file = forms.FileField(label="File", required=False, allow_empty_file=True)
    text = forms.CharField(
        label="Or paste what stands in it", required=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def clean(self) -> dict[str, Any]:
        """Give what was sent as ``given``."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file: UploadedFile | None = cleaned.get("file")
        if file and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        cleaned["given"] = file.read() if file else cleaned.get("text", "")
        if not cleaned["given"]:
            raise forms.ValidationError("Choose a file, or paste what stands in it.")
        return cleaned


@require_safe
@private
def take_out(request: HttpRequest, page_id: int) -> HttpResponse:
    """Download a form as its editor has it now."""
    page = get_object_or_404(FormPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    draft = page.get_latest_revision_as_object()
    answer = HttpResponse(as_text(written(draft)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{page.journey_key}.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@private
def bring_in(request: HttpRequest, parent_id: int) -> HttpResponse:
    """Make a draft of a file, or say in sentences why not."""
    parent = _list(request, parent_id)
    form = FileForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, parent, read(form.cleaned_data["given"]))
        except Refused as refused:
            problems = refused.problems
    elif request.method == "POST":
        problems = [str(each) for each in form.non_field_errors()]
    context = {**_frame(IMPORT, parent), "form": form, "problems": problems}
    status = 422 if problems else 200
    return render(request, "forms/admin/exchange/import.html", context, status=status)


@require_safe
@private
def choose(request: HttpRequest, parent_id: int) -> HttpResponse:
    """List the ready-made forms."""
    parent = _list(request, parent_id)
    context = {**_frame(READY_MADE, parent), "parent": parent, "ready": ready_made().values()}
    return render(request, "forms/admin/exchange/ready_made.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def begin(request: HttpRequest, parent_id: int, name: str) -> HttpResponse:
    """Show the ways through a ready-made form, and make a draft of it."""
    parent = _list(request, parent_id)
    form = ready_made().get(name)
    if form is None:
        raise Http404
    if request.method == "POST":
        return _begun(request, parent, form)
    context = {"form": form, "parent": parent, "shown": shown(journey_of(name))}
    way = (READY_MADE, address_of("forms_ready_made", parent))
    whole = {**_frame(form.title, parent, way), **context}
    return render(request, "forms/admin/exchange/ready_made_form.html", whole)


def address_of(name: str, parent: Page) -> str:
    """Give one of our addresses below a list of forms."""
    return reverse(name, args=[parent.pk])


def _begun(request: HttpRequest, parent: FormsPage, form: Written) -> HttpResponse:
    made: Brought = brought(form, parent, user=request.user)
    messages.success(request, f"‘{made.page.title}’ is a draft. Look at it before it goes live.")
    for sentence in made.left_out:
        messages.warning(request, sentence)
    return redirect("wagtailadmin_pages:edit", made.page.pk)


def _list(request: HttpRequest, parent_id: int) -> FormsPage:
    """Give the list of forms below which somebody may add one."""
    parent = get_object_or_404(FormsPage, pk=parent_id)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise Http404
    return parent


def _frame(title: str, parent: FormsPage, *way: Crumb) -> dict[str, Any]:
    root = (parent.title, reverse("wagtailadmin_explore", args=[parent.pk]))
    return furniture(title, root, *way, icon="form")
