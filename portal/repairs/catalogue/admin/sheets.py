"""The catalogue out to a spreadsheet, and back in: first what would change, then all of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.images import get_image_model
from wagtail.log_actions import log

from ...models import CatalogueNode, SpentKey
from ..compare import compare
from ..draft import KeysSpent, read_draft, write_draft
from ..frozen import fingerprint
from ..groups import SEE, WRITE
from ..sheet import Fault, Unreadable, read, write
from ..tree import Catalogue
from ..versions import catalogue_of, numbered
from .access import needs
from .furniture import furniture
from .publishing import STALE

SALT = "portal.repairs.catalogue.sheet"
MOST_BYTES = 2_000_000
HOUR = 3600


class FileForm(forms.Form):
    """A CSV file of a size that a catalogue may have."""

    file = forms.FileField(
        label="CSV file", help_text="The whole catalogue. What is not in it is taken out."
    )

    def clean_file(self) -> str:
        """Give its text."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("The file is too big. It may have 2 MB.")
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError("Save the file as ‘CSV UTF-8’, and try again.") from None


@needs(SEE)
@require_safe
def take_away(request: HttpRequest) -> HttpResponse:
    """Download the draft, or the version with a number."""
    asked = request.GET.get("version", "")
    version = numbered(int(asked)) if asked.isdecimal() and len(asked) < 6 else None
    catalogue = catalogue_of(version) if version else read_draft()
    name = f"version-{version.number}" if version else "draft"
    answer = HttpResponse(write(catalogue), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="repairs-catalogue-{name}.csv"'
    return answer


@needs(SEE, WRITE, "repairs.add_cataloguenode", "repairs.delete_cataloguenode")
@require_http_methods(["GET", "HEAD", "POST"])
def bring_back(request: HttpRequest) -> HttpResponse:
    """Take a file, show what would change, and change it once somebody has said so."""
    if request.method != "POST":
        return _page(request, FileForm())
    if "proposed" in request.POST:
        return _take_over(request)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    text = form.cleaned_data["file"]
    try:
        catalogue = _readable(text)
    except Unreadable as refused:
        return _page(request, FileForm(), status=422, faults=refused.faults)
    draft = read_draft()
    proposed = signing.dumps([fingerprint(draft), text], salt=SALT, compress=True)
    found: dict[str, Any] = {
        "changes": compare(draft, catalogue),
        "proposed": proposed,
        "looked": True,
    }
    return _page(request, FileForm(), **found)


def _take_over(request: HttpRequest) -> HttpResponse:
    try:
        seen, text = signing.loads(request.POST["proposed"], salt=SALT, max_age=HOUR)
        catalogue = _readable(text)
        with transaction.atomic():
            list(CatalogueNode.objects.select_for_update().values_list("pk"))
            if not constant_time_compare(fingerprint(read_draft()), seen):
                messages.warning(request, STALE)
                return redirect("repairs_catalogue_import")
            write_draft(catalogue)
            if first := CatalogueNode.objects.first():
                log(first, "wagtail.edit", user=request.user, data={"from": "spreadsheet"})
    except (signing.BadSignature, Unreadable, KeysSpent):
        messages.error(request, "We took nothing over. Choose the file again.")
        return redirect("repairs_catalogue_import")
    messages.success(request, "The draft is what the file says now.")
    return redirect("repairs_catalogue")


def _readable(text: str) -> Catalogue:
    """Read a table that the draft can take. Raises Unreadable."""
    catalogue = read(text)
    paths = list(catalogue.paths())
    keys = {path[-1].key for path in paths}
    spent = set(SpentKey.objects.filter(key__in=keys).values_list("key", flat=True))
    faults = [Fault(0, "", f"The key ‘{key}’ was used before.") for key in sorted(spent)]
    wanted = {path[-1].picture for path in paths} - {None}
    there = get_image_model().objects.filter(pk__in=wanted).values_list("pk", flat=True)
    missing = sorted(number for number in wanted - set(there) if number)
    faults += [Fault(0, "", f"There is no picture {number}.") for number in missing]
    doubled = sorted({k for k in keys if sum(path[-1].key == k for path in paths) > 1})
    faults += [Fault(0, "", f"The key ‘{key}’ is there twice.") for key in doubled]
    if faults:
        raise Unreadable(faults)
    return catalogue


def _page(request: HttpRequest, form: FileForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {**furniture("Bring in a spreadsheet"), "form": form, **more}
    return render(request, "repairs/catalogue/import.html", context, status=status)
