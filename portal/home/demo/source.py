"""The demo council's pages as they lie on disk: Markdown with a YAML head, one file a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
PAGES = FOLDER / "pages"
INDEX = "_index.md"


@dataclass(frozen=True)
class PageFile:
    """One page: its place in the tree ("housing/report-a-repair"), its head and its text."""

    path: str
    meta: dict[str, Any]
    body: str

    @property
    def slug(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        return self.path.rpartition("/")[0]


def read_page(file: Path, root: Path = PAGES) -> PageFile:
    """Read one file. Raises ValueError, naming the file, if it has no head."""
    _, mark, rest = file.read_text().partition("---\n")
    head, end, body = rest.partition("\n---\n")
    if not (mark and end):
        raise ValueError(f"{file.name} must begin with a YAML head between two lines of ---")
    relative = file.relative_to(root)
    path = relative.parent if file.name == INDEX else relative.with_suffix("")
    return PageFile(path.as_posix(), yaml.safe_load(head), body.strip())


def read_pages(root: Path = PAGES) -> list[PageFile]:
    """Every page, parents before children, children in the order their parent gives."""
    pages = {
        page.path: page for file in sorted(root.rglob("*.md")) if (page := read_page(file, root))
    }

    def rank(page: PageFile) -> tuple[int, str, int, str]:
        order = pages[page.parent].meta.get("order", []) if page.parent in pages else []
        place = order.index(page.slug) if page.slug in order else len(order)
        return page.path.count("/"), page.parent, place, page.slug

    return sorted(pages.values(), key=rank)


def read_data(name: str) -> Any:
    """One of the YAML files beside the pages, such as "contacts"."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text())
