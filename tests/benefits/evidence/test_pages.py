"""Sending proof: by photo or file, once, with what is wrong said and what is right kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.benefits.decisions.terms import Benefit
from portal.benefits.evidence import moving, sending
from portal.benefits.models import Claim, EvidenceItem
from portal.cases.holding import hold
from portal.cases.models import CaseDocument, How
from portal.cases.timeline import WEBSITE
from portal.integration import scanning
from portal.integration.scanning import ScanState
from tests.support.cases import CaseFactory
from tests.support.claims import decision_of
from tests.support.residents import resident, signed_in, sure

from .conftest import photo

Opened = Callable[[Claim], Client]
pytestmark = pytest.mark.usefixtures("folder")


def address(claim: Claim, number: int | str = "", end: str = "") -> str:
    middle = f"{number}/" if number else ""
    return f"/track/{claim.case.shown_reference}/evidence/{middle}{end}"


def words(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ", strip=True).split())


def post(client: Client, claim: Claim, *files: Any, token: str = "", **more: Any) -> Any:
    given = {"once": token, "papers": list(files), **more}
    return client.post(address(claim, 1), given)


def state(claim: Claim) -> str:
    return str(claim.evidence.get(number=1).state)


def test_the_list_says_what_we_need_whose_and_until_when(claim: Claim, following: Opened) -> None:
    said = words(following(claim).get(address(claim)))
    for part in ("Who your partner is", "Your rent", "23 December", "We need 3 proofs."):
        assert part in said
    assert "your claim counts from Monday 23 November" in said


def test_a_file_is_sent_kept_for_staff_and_said_to_be_here(claim: Claim, following: Opened) -> None:
    client = following(claim)
    answer = post(client, claim, photo(), token="a")
    assert (answer.status_code, answer["Location"]) == (303, address(claim) + "?sent")
    document = CaseDocument.objects.get()
    assert (document.public, document.media_type) == (False, "image/jpeg")
    assert document.title == "Proof. Who you are (you)"
    assert state(claim) == "sent"
    said = words(client.get(answer["Location"]))
    assert "We have your files." in said
    assert "We still need 2 of 3 proofs." in said


def test_the_camera_is_offered(claim: Claim, following: Opened) -> None:
    page = BeautifulSoup(following(claim).get(address(claim, 1)).content, "html.parser")
    camera = page.select_one("input[type=file][capture=environment]")
    assert camera is not None
    assert camera["accept"] == "image/*"
    assert post(following(claim), claim, photo=photo()).status_code == 303


def test_a_phones_photo_of_its_own_kind_is_taken(claim: Claim, following: Opened) -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    assert post(following(claim), claim, photo(name="p.heic", kind="HEIF")).status_code == 303
    assert CaseDocument.objects.get().media_type == "image/jpeg"


def test_the_same_form_twice_sends_once(claim: Claim, following: Opened) -> None:
    client = following(claim)
    for _ in range(2):
        assert post(client, claim, photo(), token="a")["Location"].endswith("?sent")
    assert CaseDocument.objects.count() == 1


def test_the_same_file_in_two_tabs_is_kept_once(claim: Claim, following: Opened) -> None:
    client = following(claim)
    post(client, claim, photo(), token="a")
    assert post(client, claim, photo(), token="b")["Location"].endswith("?known")
    post(client, claim, photo("blue"), token="c")
    assert CaseDocument.objects.count() == 2


def test_what_can_be_taken_is_kept_and_the_rest_is_named(claim: Claim, following: Opened) -> None:
    bad = SimpleUploadedFile("letter.exe", b"MZ")
    answer = post(following(claim), claim, photo(), bad, token="a")
    assert answer.status_code == 422
    said = words(answer)
    assert "“letter.exe” is not a kind of file that we can take." in said
    assert "We have 1 of your files." in said
    assert CaseDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "part"),
    [
        (SimpleUploadedFile("a.jpg", b"not a picture"), "not really a JPG file"),
        (SimpleUploadedFile("b.pdf", b"%PDF-1.4 broken"), "b.pdf"),
        (SimpleUploadedFile("c.txt", b"hello"), "not a kind of file"),
    ],
)
def test_what_is_wrong_with_a_file_is_a_sentence(
    claim: Claim, following: Opened, file: Any, part: str
) -> None:
    answer = post(following(claim), claim, file)
    assert answer.status_code == 422
    assert part in words(answer)
    assert not CaseDocument.objects.exists()
    assert state(claim) == "wanted"


def test_a_huge_file_is_refused_with_its_size(
    claim: Claim, following: Opened, settings: Any
) -> None:
    settings.UPLOAD_MAX_FILE_MEGABYTES = 10
    answer = post(following(claim), claim, SimpleUploadedFile("big.pdf", b"0" * 10_500_000))
    assert answer.status_code == 422
    assert "no larger than 10 MB" in words(answer)


def test_a_virus_is_not_kept(
    claim: Claim, following: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "first_look", lambda data: ScanState.INFECTED)
    answer = post(following(claim), claim, photo())
    assert "We found a virus in “photo.jpg”" in words(answer)
    assert not CaseDocument.objects.exists()
    assert state(claim) == "wanted"


def test_nothing_chosen_says_what_to_do(claim: Claim, following: Opened) -> None:
    answer = post(following(claim), claim)
    assert answer.status_code == 422
    assert "Take a photo or choose a file" in words(answer)


def test_ten_files_are_enough(claim: Claim, item: EvidenceItem) -> None:
    sending.send(item, [photo(name=f"{n}.jpg") for n in range(2)])
    assert CaseDocument.objects.count() == 1  # they are the same picture
    colours = [f"#0000{n:02x}" for n in range(0, 240, 20)]
    result = sending.send(item, [photo(each) for each in colours])
    assert result.refused[-1] == sending.FULL
    assert item.files.count() == moving.MOST_FILES


def test_what_was_settled_meanwhile_takes_no_file_and_leaves_none(
    claim: Claim, item: EvidenceItem
) -> None:
    EvidenceItem.objects.update(state="accepted")
    with pytest.raises(moving.NotNow):
        sending.send(item, [photo()])
    assert not CaseDocument.objects.exists()


def test_a_stale_page_says_what_we_still_need(
    claim: Claim, item: EvidenceItem, following: Opened
) -> None:
    moving.accept(item, WEBSITE)
    client = following(claim)
    answer = post(client, claim, photo())
    assert answer["Location"].endswith("?changed")
    assert "We do not need that any more." in words(client.get(answer["Location"]))


def test_who_cannot_get_it_says_why(claim: Claim, following: Opened) -> None:
    client = following(claim)
    assert "I cannot get this" in words(client.get(address(claim, 1, "cannot/")))
    empty = client.post(address(claim, 1, "cannot/"), {"why": ""})
    assert (empty.status_code, "Tell us why you cannot get this" in words(empty)) == (422, True)
    for _ in range(2):
        answer = client.post(address(claim, 1, "cannot/"), {"why": "I lost it in a fire."})
        assert answer["Location"].endswith("?told")
    assert state(claim) == "cannot"
    assert claim.case.timeline.filter(public=True).count() == 2
    assert "I lost it in a fire." not in words(client.get(address(claim)))


def test_a_refused_proof_says_why_and_can_be_sent_again(
    claim: Claim, item: EvidenceItem, following: Opened
) -> None:
    moving.refuse(item, "We cannot read the date.", WEBSITE)
    client = following(claim)
    assert "We cannot read the date." in words(client.get(address(claim)))
    assert "We cannot read the date." in words(client.get(address(claim, 1)))
    post(client, claim, photo())
    assert state(claim) == "sent"


@pytest.mark.parametrize("end", ["", "1/", "1/cannot/"])
def test_who_did_not_give_the_pair_is_asked_for_it(claim: Claim, end: str) -> None:
    answer = Client().get(address(claim) + end)
    assert (answer.status_code, answer["Location"]) == (302, "/track/")


@pytest.mark.parametrize("number", [9, 0])
def test_a_proof_that_is_not_there_is_not_found(
    claim: Claim, following: Opened, number: int
) -> None:
    assert following(claim).get(f"{address(claim)}{number}/").status_code == 404


def test_a_case_that_is_no_claim_has_none(following: Opened, claim: Claim) -> None:
    other: Any = CaseFactory()
    claim.case = other
    assert following(claim).get(address(claim)).status_code == 404


def holder(claim: Claim) -> User:
    user = resident("tenant@example.org")
    hold(claim.case, person_of(user), How.SENT)
    return user


def test_in_an_account_it_is_for_whom_we_are_sure_of(claim: Claim) -> None:
    user = holder(claim)
    once = signed_in(user).get(address(claim))
    assert (once.status_code, "/prove/" in once["Location"]) == (303, True)
    assert sure(user).get(address(claim)).status_code == 200


def test_another_account_sees_nothing(claim: Claim) -> None:
    assert sure(resident("other@example.org")).get(address(claim)).status_code == 302


def test_the_page_of_the_case_leads_to_it(claim: Claim, following: Opened) -> None:
    page = following(claim).get(f"/track/{claim.case.shown_reference}/")
    said = words(page)
    assert "We need 3 proofs." in said
    assert "Send everything by this day" in said
    assert address(claim).encode() in page.content


def test_the_page_of_the_case_says_that_we_decided_and_never_what(
    claim: Claim, following: Opened
) -> None:
    decision_of(claim, benefit=Benefit.RENT)
    said = words(following(claim).get(f"/track/{claim.case.shown_reference}/"))
    assert "Our decision about your Housing Benefit" in said
    assert "Sign in to read it." in said
    assert "24.35" not in said
    assert "We give you" not in said


def test_once_all_is_decided_nothing_is_asked_for(claim: Claim, following: Opened) -> None:
    decision_of(claim)
    decision_of(claim, benefit=Benefit.RENT)
    client = following(claim)
    assert "Send proof" not in words(client.get(f"/track/{claim.case.shown_reference}/"))
    assert client.get(address(claim, 1))["Location"].endswith("?changed")
