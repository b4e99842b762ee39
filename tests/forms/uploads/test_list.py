"""What a person sees of the files that they have added."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string

from portal.forms.models import ScanState, Upload
from portal.forms.uploads import Panel

from .asking import question


def upload(state: str = ScanState.CLEAN, name: str = "Front door.jpg") -> Upload:
    return Upload(public_id="p" * 22, name=name, bytes=1_468_006, state=state)


def shown(*uploads: Upload, room: int = 2) -> BeautifulSoup:
    panel = Panel(question(), list(uploads), room)
    return BeautifulSoup(
        render_to_string("forms/uploads/list.html", {"panel": panel}), "html.parser"
    )


def words(found: BeautifulSoup | Tag | None) -> str:
    return " ".join(found.get_text().split()) if found else ""


def test_each_file_has_its_name_its_size_and_a_way_to_remove_it() -> None:
    page = shown(upload())
    link = page.select_one("li a")
    assert link is not None
    assert link["href"] == f"/your-forms/files/{'p' * 22}/"
    assert "1.4 MB" in words(page).replace("\xa0", " ")
    button = page.select_one("button[name=remove-upload]")
    assert button is not None
    assert (button["value"], button["type"]) == ("p" * 22, "submit")
    assert button.has_attr("formnovalidate")
    assert words(button) == "Remove Front door.jpg"


def test_a_file_that_waits_says_so_and_has_no_link() -> None:
    page = shown(upload(ScanState.WAITING))
    assert "We are checking your file" in words(page)
    assert not page.select("a")


def test_a_file_with_a_virus_says_what_to_do() -> None:
    page = shown(upload(ScanState.INFECTED))
    assert "We found a virus in this file" in words(page)
    assert "Remove it and choose another" in words(page)
    assert not page.select("a")


def test_the_list_has_a_name_of_its_own() -> None:
    page = shown(upload(), upload())
    files = page.select_one("ul")
    assert files is not None
    heading = page.find(id=files["aria-labelledby"])
    assert words(heading if isinstance(heading, Tag) else None) == "The 2 files you have added"


def test_with_no_files_there_is_nothing_to_show() -> None:
    assert words(shown()) == ""


def test_with_no_room_left_it_says_what_to_do() -> None:
    assert "To add another, remove one first" in words(shown(upload(), room=0))


def test_a_name_is_never_taken_for_markup() -> None:
    page = shown(upload(name="<b onclick=x>.pdf"))
    assert not page.select("b")
    assert "<b onclick=x>.pdf" in words(page)
