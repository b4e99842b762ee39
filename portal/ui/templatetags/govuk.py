"""Template tags for the GOV.UK components that our pages use: ``{% load govuk %}``."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.ui.forms import GovukForm
from portal.ui.forms.form import page_title
from portal.ui.pagination import pagination_context

register = template.Library()


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(*forms: GovukForm, title: str = "", description: str = "") -> dict[str, Any]:
    """List what is wrong in these forms, each a link to the input to put right.

    Nothing is drawn when nothing is wrong. It takes focus without a script where the browser
    knows ``autofocus``; ``site.js`` sees to the rest.
    """
    problems = [problem for form in forms if form.is_bound for problem in form.problems()]
    if not title:
        count = len(problems)
        title = (
            "There is one thing to put right"
            if count == 1
            else f"There are {count} things to put right"
        )
    return {"problems": problems, "title": title, "description": description}


@register.simple_tag
def error_prefix(*forms: BaseForm) -> str:
    """Give "Error: ", to begin the page's title with, if a form on the page has errors."""
    return page_title("", forms)


@register.inclusion_tag("ui/components/breadcrumbs.html")
def breadcrumbs(crumbs: Sequence[tuple[str, str]], collapse: bool = False) -> dict[str, Any]:
    """Show the way here, as (text, address) pairs; an empty address is the page itself."""
    return {"crumbs": crumbs, "collapse": collapse}


@register.inclusion_tag("ui/components/back_link.html")
def back_link(href: str, text: str = "Back") -> dict[str, str]:
    """Lead back to the page before."""
    return {"href": href, "text": text}


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(
    context: Context, page: Page[Any], parameter: str = "page", label: str = "Pagination"
) -> dict[str, Any]:
    """Lead to the other pages of a list, keeping the rest of the query."""
    request: HttpRequest | None = context.get("request")
    query = request.GET if request else None
    return pagination_context(page, query, parameter=parameter, label=label)


@register.inclusion_tag("ui/components/previous_next.html")
def previous_next(
    previous: Mapping[str, str] | None = None,
    following: Mapping[str, str] | None = None,
    label: str = "Pagination",
) -> dict[str, Any]:
    """Lead to the parts before and after: each has ``href`` and may have ``text``, ``label``."""
    return {"previous": previous, "following": following, "landmark": label}


@register.inclusion_tag("ui/components/button.html")
def button(
    text: str,
    href: str = "",
    kind: str = "",
    name: str = "",
    value: str = "",
    start: bool = False,
    once: bool = False,
) -> dict[str, Any]:
    """Draw a button, or with ``href`` a link that looks like one.

    ``kind`` is "", "secondary" or "warning"; ``once`` ignores a second press.
    """
    return {
        "text": text,
        "href": href,
        "kind": kind,
        "name": name,
        "value": value,
        "start": start,
        "once": once,
    }


@register.inclusion_tag("ui/components/button.html")
def start_button(href: str, text: str = "Start now") -> dict[str, Any]:
    """Draw the link that begins a journey."""
    return {"text": text, "href": href, "start": True}


@register.inclusion_tag("ui/components/summary_list.html")
def summary_list(rows: Sequence[Mapping[str, Any]], border: bool = True) -> dict[str, Any]:
    """List what we were told.

    A row has a ``key``, a ``value`` and perhaps ``actions``: ``href``, ``text`` ("Change") and
    ``hidden``, the words that say of what, for those who hear the link alone.
    """
    some = any(row.get("actions") for row in rows)
    return {"rows": rows, "border": border, "some_actions": some}


@register.inclusion_tag("ui/components/table.html")
def table(
    rows: Sequence[Sequence[Any]],
    head: Sequence[str] = (),
    caption: str = "",
    caption_size: str = "m",
    numeric: Sequence[int] = (),
    row_headers: bool = False,
) -> dict[str, Any]:
    """Draw a table of plain cells. ``numeric`` names the columns of figures, from 0."""

    def drawn(cells: Sequence[Any]) -> list[dict[str, Any]]:
        return [{"text": text, "numeric": n in numeric} for n, text in enumerate(cells)]

    return {
        "head": drawn(head),
        "rows": [drawn(row) for row in rows],
        "caption": caption,
        "caption_size": caption_size,
        "row_headers": row_headers,
    }


@register.simple_block_tag
def details(content: str, summary: str, id: str = "", open: bool = False) -> SafeString:
    """Fold away what only some people need: ``{% details "Help with this" %}...``."""
    return format_html(
        '<details{} class="govuk-details"{}>'
        '<summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        format_html(' id="{}"', id) if id else "",
        SafeString(" open") if open else "",
        summary,
        content,
    )


@register.simple_block_tag
def panel(content: str, title: str, level: int = 1) -> SafeString:
    """Say that it is done; the content is what to note, such as the reference."""
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation">'
        '<h{0} class="govuk-panel__title">{1}</h{0}>'
        '<div class="govuk-panel__body">{2}</div></div>',
        level,
        title,
        content,
    )
