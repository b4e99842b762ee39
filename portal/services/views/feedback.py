"""Did this page help? Yes or no in one press, then a comment for those who want to write one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core import signing
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from portal.ui.forms.human import is_trapped
from portal.ui.origin import same_origin

from ..feedback.forms import CommentForm, UsefulForm
from ..feedback.limits import too_many
from ..feedback.scrub import scrub
from ..models import PageFeedback

SALT = "portal.services.feedback"
AN_HOUR = 3600
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _readable(view: View[P]) -> View[P]:
    """Answer a post that is too big or that cannot be read with a plain page."""

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            _ = request.POST
        except RequestDataTooBig:
            return _problem(request, 413)
        except (TooManyFieldsSent, TooManyFilesSent, MultiPartParserError):
            return _problem(request, 400)
        return view(request, *args, **kwargs)

    return checked


@same_origin
@never_cache
@_readable
def useful(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a yes or a no, then go on to thanks. Only a POST counts."""
    page = _public_page(page_id)
    if page is None:
        return _problem(request, 404)
    if request.method != "POST":
        refused = _problem(request, 405, page)
        refused["Allow"] = "POST"
        return refused
    form = UsefulForm(request.POST)
    if not form.is_valid():
        return _problem(request, 400, page)
    if too_many(request):
        return _problem(request, 429, page)
    token = ""
    if not is_trapped(request.POST):
        answer = PageFeedback.objects.create(page=page, useful=form.cleaned_data["useful"])
        token = signing.dumps(answer.pk, salt=SALT)
    return HttpResponseRedirect(f"{_comment_address(page)}?answer={token}")


@same_origin
@never_cache
@_readable
def comment(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks for an answer, with room for a comment; then thanks for the comment."""
    page = _public_page(page_id)
    if page is None:
        return _problem(request, 404)
    if request.method not in ("GET", "HEAD", "POST"):
        refused = _problem(request, 405, page)
        refused["Allow"] = "GET, HEAD, POST"
        return refused
    token = request.GET.get("answer", "")
    if "thanks" in request.GET:
        return render(request, "services/feedback_thanks.html", {"about": page})
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if too_many(request):
            return _problem(request, 429, page)
        if not is_trapped(request.POST):
            _keep(page, token, form.cleaned_data["comment"])
        return HttpResponseRedirect(f"{_comment_address(page)}?thanks")
    context = {"about": page, "form": form, "answered": bool(token)}
    return render(
        request, "services/feedback_comment.html", context, status=400 if form.errors else 200
    )


def _keep(page: Page, token: str, words: str) -> None:
    """Put a comment with the answer it follows; without one, it is about what is wrong."""
    words = scrub(words).strip()[: PageFeedback._meta.get_field("comment").max_length]
    if not words:
        return
    answer = _answer(token)
    recent = PageFeedback.objects.filter(pk=answer or 0, page=page, comment="")
    if not recent.update(comment=words):
        PageFeedback.objects.create(page=page, useful=False, comment=words)


def _answer(token: str) -> int | None:
    try:
        answer: int = signing.loads(token, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return None
    return answer


def _public_page(page_id: int) -> Page | None:
    """The live page that anybody may read with this number."""
    if page_id > 2**31 - 1:
        return None
    return Page.objects.live().public().filter(pk=page_id, depth__gt=1).first()


def _comment_address(page: Page) -> str:
    return reverse("page_feedback_comment", args=[page.pk])


PROBLEMS = {
    400: ("We could not read your answer", "Go back to the page and press Yes or No again."),
    404: ("We could not find that page", "It may have moved. Try the search above."),
    405: ("Press Yes or No on the page", "Answers are only taken from the foot of a page."),
    413: ("That was too long to send", "Go back and write up to 1,000 characters."),
    429: ("Too many answers in a short time", "Wait an hour, then try again."),
}


def _problem(request: HttpRequest, status: int, page: Page | None = None) -> HttpResponse:
    heading, advice = PROBLEMS[status]
    context: dict[str, Any] = {"heading": heading, "advice": advice, "about": page}
    return render(request, "services/feedback_problem.html", context, status=status)
