"""The page on which a person says how they want the site to look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from portal.ui import display
from portal.ui.origin import same_origin
from portal.ui.private import private
from portal.ui.redirects import see_other

from .back import came_from, ours
from .forms import DisplayForm

NOT_TAKEN = 422


@private
@require_http_methods(["GET", "HEAD", "POST"])
@same_origin
def how_this_site_looks(request: HttpRequest) -> HttpResponse:
    """Ask; keep the answers in the cookie; go back to where the person was, or stay and show.

    The form has no token: it can do nothing for anybody, and a token would cost one more cookie.
    """
    here = reverse("display")
    if request.method != "POST":
        back = ours(request.GET.get("back", ""), here) or came_from(request, here)
        return _page(request, DisplayForm.showing(display.look_of(request)), back)
    back = ours(request.POST.get("back", ""), here)
    form = DisplayForm(request.POST)
    if "usual" in request.POST:
        look = display.USUAL
    elif form.is_valid():
        look = form.look()
    else:
        return _page(request, form, back, NOT_TAKEN)
    said = {"said": "kept" if look else "usual", "back": back}
    stays = "stay" in request.POST or not back
    response = see_other(f"{here}?{urlencode(said)}" if stays else back)
    display.keep(response, look)
    return response


def _page(request: HttpRequest, form: DisplayForm, back: str, status: int = 200) -> HttpResponse:
    context = {"form": form, "back": back, "said": request.GET.get("said", "")}
    return render(request, "accessibility/display/page.html", context, status=status)
