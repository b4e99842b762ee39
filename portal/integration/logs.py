"""Log lines as JSON, without anything about a person.

Left out on purpose: query strings, addresses, cookies, form data, and the words of exceptions,
which repeat what people typed. Of an exception, its type and the lines of code it passed through
are kept. Messages of others' code stand as the template they were written as, without its values.
Pure: gunicorn loads it before Django.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

OURS = "portal"
UNREADABLE = "Invalid request"


class JsonFormatter(logging.Formatter):
    """One line of JSON for each record."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.split(".")[0] == OURS
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage() if ours else _template(record),
            **_request(record),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["at"] = _frames(record)
        return json.dumps(line, ensure_ascii=False)


def _template(record: logging.LogRecord) -> str:
    """The words of others' code without values.

    gunicorn puts the address and the line of a request that it cannot read into its template.
    """
    words = str(record.msg)
    return UNREADABLE if words.startswith(UNREADABLE) else words


def _request(record: logging.LogRecord) -> dict[str, Any]:
    """The method and the route of the request that a record is about.

    The route has names in place of values, as in ``page-feedback/<int:page_id>/``: the address of
    a letter or a saved form may hold its key. Content pages have no such thing, so their path is
    given. So is a path that no route matches, without which a broken link could not be found.
    """
    request = getattr(record, "request", None)
    path = getattr(request, "path", None)
    if request is None or path is None:
        return {}
    match = getattr(request, "resolver_match", None)
    route = match.route if match and match.url_name != "wagtail_serve" else path
    found = {"method": request.method, "path": route[:200], **_who(request)}
    if status := getattr(record, "status_code", None):
        found["status"] = status
    return found


def _who(request: Any) -> dict[str, Any]:
    """Who asked, by their number and as what; nothing where nobody is known. Without a query.

    Django keeps whom a request's session belongs to under this name, once somebody has looked.
    """
    user = getattr(request, "_cached_user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"who": f"user:{user.pk}", "role": "staff" if user.is_staff else "resident"}


def _frames(record: logging.LogRecord) -> list[str]:
    trace = record.exc_info[2] if record.exc_info else None
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
