"""What a person sees who looks at the sandbox: jobs, counts, and buttons for faults."""

from __future__ import annotations

from html import escape

from .book import Book
from .faults import FAULTS, USUAL, Faults

SHOWN = 50
OFTEN = (("3", "The next 3"), ("20%", "20% of the time"), ("100%", "Every time"), ("0", "Off"))
UNITS = {"slow": "seconds", "late": "seconds", "error": "status"}
STATES = {
    "new": "Not started",
    "working": "Under way",
    "asked": "Waiting for the person",
    "done": "Done",
}


def page(book: Book, faults: Faults, more: str = "", said: str = "") -> bytes:
    """The whole page. ``more``: other parts. ``said``: what was wrong with what was asked for."""
    return f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Sandbox back office</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ font: 18px/1.4 sans-serif; margin: 1rem auto; max-width: 60rem; padding: 0 1rem }}
th, td {{ padding: .25rem 1rem .25rem 0; text-align: left; vertical-align: top }}
form {{ display: inline }} button {{ font: inherit; min-height: 2rem }}</style></head><body>
<main><h1>Sandbox back office</h1>
<p>It behaves like a council's own system. It keeps nothing about people. <a href="/">Look again</a>
</p>{f'<p role="alert"><strong>{escape(said)}</strong></p>' if said else ""}
<h2>What has happened</h2>{_counts(book)}
<h2>Jobs</h2>{_jobs(book)}{more}
<h2>Faults</h2>{_faults(faults)}
</main></body></html>""".encode()


def _counts(book: Book) -> str:
    counts = {"received": 0, "repeated": 0, "out of order": 0, "wrong signatures": 0}
    counts |= book.counts()
    rows = "".join(
        f'<tr><th scope="row">{escape(name.capitalize())}</th><td>{number}</td></tr>'
        for name, number in counts.items()
    )
    return f"<table>{rows}</table>"


def _jobs(book: Book) -> str:
    jobs = book.rows("SELECT * FROM jobs ORDER BY rowid DESC LIMIT ?", SHOWN)
    if not jobs:
        return "<p>None yet.</p>"
    rows = "".join(
        f"<tr><td>{escape(job['reference'])}</td><td>{escape(job['title'])}</td>"
        f"<td>{STATES[job['state']]}</td></tr>"
        for job in jobs
    )
    head = '<tr><th scope="col">Case</th><th scope="col">About</th><th scope="col">Job</th></tr>'
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _faults(faults: Faults) -> str:
    on = faults.on()
    return "".join(
        f"<h3>{name.capitalize().replace('-', ' ')}</h3><p>It {escape(what)}. "
        f"Now: {escape(str(on.get(name, 'off')))}.</p>"
        f'<form method="post" action="/faults"><input type="hidden" name="name" value="{name}">'
        f"{_value(name)}"
        + "".join(
            f'<button name="often" value="{often}">{words}</button> ' for often, words in OFTEN
        )
        + "</form>"
        for name, what in FAULTS.items()
    )


def _value(name: str) -> str:
    if name not in USUAL:
        return ""
    id_, usual = f"value-{name}", f"{USUAL[name]:g}"
    return (
        f'<label for="{id_}">{UNITS[name.rpartition("-")[2]].capitalize()}</label> '
        f'<input id="{id_}" name="value" value="{usual}" inputmode="decimal" size="4"> '
    )
