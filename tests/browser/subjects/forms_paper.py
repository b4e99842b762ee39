"""A form on paper: the page that offers it, and all of its questions on one page."""

from ..subject import Subject, register

FORM = "/forms/tell-us-you-are-moving/paper/"

register(
    Subject("form on paper", FORM),
    Subject("questions of a form", f"{FORM}questions/"),
)
