"""What the sandbox's page shows of the scheduler: appointments, and a button to move each on."""

from __future__ import annotations

import json
from html import escape

from ..book import Book
from .crew import Window
from .diary import Diary
from .taking import window_of
from .timeline import STATES

SHOWN = 50
KEPT = ("slot_holds", "slot_bookings", "slot_calls")


def panel(diary: Diary) -> str:
    """A heading and a table."""
    rows = diary.book.rows("SELECT * FROM slot_bookings ORDER BY rowid DESC LIMIT ?", SHOWN)
    if not rows:
        return "<h2>Appointments</h2><p>None yet.</p>"
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Number", "For", "When", "State", "By hand")
    )
    lines = []
    for row in rows:
        state = "cancelled" if row["cancelled_at"] else diary.stands(row)[0]
        cells = (row["reference"], row["job"], _when(window_of(row)), state.capitalize())
        shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        lines.append(f"<tr>{shown}<td>{_button(row['reference'], state)}</td></tr>")
    return (
        f"<h2>Appointments</h2><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def as_json(book: Book) -> bytes:
    """Holds, appointments and calls, for whoever counts."""
    return json.dumps(
        {
            name: [dict(row) for row in book.rows(f"SELECT * FROM {name} ORDER BY rowid")]  # noqa: S608 - our own names
            for name in KEPT
        }
    ).encode()


def _when(window: Window) -> str:
    return f"{window.day.isoformat()}, {window.part.start:%H:%M} to {window.part.end:%H:%M}"


def _button(reference: str, state: str) -> str:
    if state in ("cancelled", STATES[-1]):
        return ""
    following = STATES[STATES.index(state) + 1]
    return (
        '<form method="post" action="/slots/push">'
        f'<button name="reference" value="{escape(reference)}">'
        f"{following.capitalize()} {escape(reference)}</button></form>"
    )
