"""Comments by page of a version, each with what we did about it."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from portal.accounts.models import User
from portal.integration.admin.furniture import furniture

from ...catalogue import versions
from ...catalogue.admin.access import needs
from ...models import CatalogueVersion, PanelComment
from .. import comments
from ..forms import AnswerForm
from ..groups import ANSWER, READ
from ..members import members

ICON = "comment"
TITLE = "Tenants' panel"
STALE = "Somebody has answered this since you opened the page. See what they wrote, above the box."
STALE_STATUS, NOT_TAKEN = 409, 422


@needs(READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the comments on the newest version that there are any of, or on the preview."""
    version = versions.preview() or _versions().first()
    if version is None:
        context = {**furniture(TITLE, icon=ICON), "members": members().count()}
        return render(request, "repairs/panel/admin/index.html", context)
    return redirect("repairs_panel_version", version.number)


@needs(READ)
@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Everything that was said of one version."""
    return _page(request, number)


@needs(READ, ANSWER)
@require_POST
def answer(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Say what we did about a comment, as it was seen."""
    comment = get_object_or_404(PanelComment, pk=pk, version__number=number)
    form = AnswerForm(request.POST, prefix=str(pk))
    if request.POST.get("seen", "") != _stamp(comment):
        messages.warning(request, STALE)
        return _page(request, number, comment, form, STALE_STATUS)
    if not form.is_valid():
        return _page(request, number, comment, form, NOT_TAKEN)
    comments.answer(comment, form.cleaned_data["did"], cast(User, request.user))
    messages.success(request, "The member reads this in their account now.")
    return redirect(f"{reverse('repairs_panel_version', args=[number])}#comment-{pk}")


def _page(
    request: HttpRequest,
    number: int,
    answered: PanelComment | None = None,
    form: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    row = versions.numbered(number)
    if row is None:
        raise Http404
    preview = versions.preview()
    context: dict[str, Any] = {
        **furniture(TITLE, icon=ICON),
        "version": row,
        "is_preview": preview is not None and preview.pk == row.pk,
        "others": _versions().exclude(pk=row.pk),
        "members": members().count(),
        "may_answer": request.user.has_perm(ANSWER),
        "pages": [
            (page, [(each, _stamp(each), _form(each, answered, form)) for each in page.comments])
            for page in comments.by_page(row)
        ],
    }
    return render(request, "repairs/panel/admin/version.html", context, status=status)


def _form(comment: PanelComment, answered: PanelComment | None, form: Any) -> AnswerForm:
    if answered is not None and form is not None and comment.pk == answered.pk:
        return cast(AnswerForm, form)
    return AnswerForm(prefix=str(comment.pk), initial={"did": comment.did or ""})


def _stamp(comment: PanelComment) -> str:
    return comment.answered_at.isoformat() if comment.answered_at else ""


def _versions() -> Any:
    said = PanelComment.objects.values("version")
    return CatalogueVersion.objects.filter(pk__in=said).defer("frozen")
