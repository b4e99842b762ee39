"""Which pages of a long list to lead to."""

from typing import Any

from django.core.paginator import Page
from django.http import QueryDict


def pagination_context(
    page: Page[Any], query: QueryDict | None = None, *, parameter: str, label: str
) -> dict[str, Any]:
    """Give what the pagination template draws; each address keeps the rest of the query."""

    def address(number: int) -> str:
        changed = query.copy() if query is not None else QueryDict(mutable=True)
        changed[parameter] = str(number)
        return f"?{changed.urlencode()}"

    paginator = page.paginator
    items: list[dict[str, Any]] = []
    if paginator.num_pages > 1:
        for number in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
            if isinstance(number, int):
                current = number == page.number
                items.append({"number": number, "href": address(number), "current": current})
            else:
                items.append({"ellipsis": True})
    before = {"href": address(page.previous_page_number())} if page.has_previous() else None
    after = {"href": address(page.next_page_number())} if page.has_next() else None
    return {"items": items, "previous": before, "following": after, "landmark": label}
