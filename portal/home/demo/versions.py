"""Pages of the demonstration in other languages, in Easy Read and on video."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.images import get_image_model

from .richtext import rich_line, rich_text
from .source import FOLDER, PageFile

PICTURES = FOLDER / "pictures"
Block = tuple[str, Any]
Ids = Mapping[str, int]


def made_from(meta: Mapping[str, Any]) -> datetime:
    """The day of the page that a version was made from; now, if its head names none."""
    day = meta.get("made_from")
    if not day:
        return timezone.now()
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def version_body(file: PageFile, ids: Ids) -> list[Block]:
    """What it is first, then its text, its lines with pictures, or its video."""
    return list(_blocks(file, ids))


def _blocks(file: PageFile, ids: Ids) -> Iterator[Block]:
    meta = file.meta
    if notice := meta.get("notice"):
        text = rich_line(notice["body"], ids)
        yield "panel", {"kind": "notice", "heading": notice["heading"], "text": text}
    for line in meta.get("lines", []):
        shown = picture(line["picture"])
        shown.contextual_alt_text = line.get("alt", "")
        shown.decorative = not line.get("alt")
        yield "easy_read_line", {"picture": shown, "text": rich_line(line["text"], ids)}
    if video := meta.get("video"):
        yield "video", {**video, "transcript": rich_text(video["transcript"], ids)}
    if file.body:
        yield "text", rich_text(file.body, ids)


def picture(name: str) -> Any:
    """One of the pictures that lie beside the pages, put among the editors' own once."""
    images = get_image_model().objects
    title = f"Easy Read: {name}"
    found = images.filter(title=title).first()
    if found:
        return found
    with (PICTURES / f"{name}.png").open("rb") as file:
        return images.create(title=title, file=ImageFile(file, name=f"easy-read-{name}.png"))
