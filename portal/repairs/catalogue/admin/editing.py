"""Adding, changing, ordering and taking out answers."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from ...models import CatalogueLeaf, CatalogueNode
from ..draft import remove
from ..groups import SEE, WRITE
from .access import needs, node_or_404
from .forms import LeafForm, NodeForm
from .furniture import address_of, furniture, way_to

DANGER, PLACE = "danger", "place"
UP, DOWN = "up", "down"
PAGES = ("GET", "HEAD", "POST")


@needs(SEE, "repairs.add_cataloguenode")
@require_http_methods(PAGES)
def add_at_the_top(request: HttpRequest, kind: str) -> HttpResponse:
    """Add a danger to the first screen, or a place."""
    if kind not in (DANGER, PLACE):
        raise Http404
    return _form(request, CatalogueNode(danger=kind == DANGER), f"Add a {kind}")


@needs(SEE, "repairs.add_cataloguenode")
@require_http_methods(PAGES)
def add_below(request: HttpRequest, key: str) -> HttpResponse:
    """Add an answer to a question."""
    parent = node_or_404(key)
    if parent.danger or parent.same_as or hasattr(parent, "leaf"):
        messages.warning(request, "This is an end. Let it ask a question first.")
        return redirect(address_of(key))
    return _form(request, CatalogueNode(parent=parent), "Add an answer")


@needs(SEE, WRITE)
@require_http_methods(PAGES)
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change an answer, as it was seen."""
    with transaction.atomic():
        if request.method == "POST":
            list(CatalogueNode.objects.select_for_update().filter(key=key).values_list("pk"))
        return _form(request, node_or_404(key), "Change this answer")


@needs(SEE, "repairs.delete_cataloguenode")
@require_http_methods(PAGES)
def take_out(request: HttpRequest, key: str) -> HttpResponse:
    """Take an answer out with all below it, once somebody is sure."""
    row = node_or_404(key)
    above = row.parent.key if row.parent else ""
    if request.method == "POST":
        with transaction.atomic():
            log(row, "wagtail.delete", user=request.user)
            remove([row])
        messages.success(request, f"‘{row}’ is taken out of the draft.")
        return redirect(address_of(above))
    context = {**furniture("Take it out", *way_to(row)), "row": row, "back": address_of(key)}
    return render(request, "repairs/catalogue/take_out.html", context)


@needs(SEE, WRITE)
@require_POST
def move(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """Move an answer one place up or down among those beside it."""
    if to not in (UP, DOWN):
        raise Http404
    row = node_or_404(key)
    with transaction.atomic():
        beside = list(
            CatalogueNode.objects.select_for_update().filter(
                parent=row.parent_id, danger=row.danger
            )
        )
        here = [each.pk for each in beside].index(row.pk)
        there = here + (-1 if to == UP else 1)
        if 0 <= there < len(beside):
            beside[here], beside[there] = beside[there], beside[here]
            _number(beside)
            log(row, "wagtail.reorder", user=request.user)
    return redirect(address_of(row.parent.key if row.parent else ""))


def _number(rows: list[CatalogueNode]) -> None:
    """Give rows the places that they have between them, in this order."""
    places = sorted({row.position for row in rows})
    if len(places) < len(rows):
        places = list(range(len(rows)))
    for row, place in zip(rows, places, strict=True):
        if row.position != place:
            row.position = place
            row.save(update_fields=["position"])


def _form(request: HttpRequest, row: CatalogueNode, title: str) -> HttpResponse:
    is_new = row.pk is None
    posted = request.POST if request.method == "POST" else None
    old_leaf = None if is_new else getattr(row, "leaf", None)
    form = NodeForm(posted, instance=row)
    leaf_form = LeafForm(posted, instance=old_leaf or CatalogueLeaf(), prefix="leaf")
    if posted is not None and form.is_valid() and (not form.ends or leaf_form.is_valid()):
        with transaction.atomic():
            saved = _save(form, leaf_form, old_leaf)
            log(saved, "wagtail.create" if is_new else "wagtail.edit", user=request.user)
        messages.success(request, f"‘{saved}’ is saved in the draft.")
        return redirect(address_of(saved.key))
    back = way_to(row.parent if is_new else row)
    context: dict[str, Any] = {
        **furniture(title, *back),
        "form": form,
        "leaf_form": leaf_form,
        "media": form.media + leaf_form.media,
        "back": back[-1][1] if back else address_of(""),
    }
    status = 422 if posted is not None else 200
    return render(request, "repairs/catalogue/edit.html", context, status=status)


def _save(form: NodeForm, leaf_form: LeafForm, old_leaf: CatalogueLeaf | None) -> CatalogueNode:
    row: CatalogueNode = form.save(commit=False)
    if row.pk is None:
        beside = CatalogueNode.objects.filter(parent=row.parent)
        last = beside.aggregate(last=Max("position"))["last"]
        row.position = 0 if last is None else last + 1
    row.save()
    if form.ends:
        leaf_form.instance.node = row
        leaf_form.save()
    elif old_leaf is not None:
        old_leaf.delete()
    return row
