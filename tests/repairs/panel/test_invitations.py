"""Members are told of a preview once, by the way that they want."""

from __future__ import annotations

import pytest
from django.utils import timezone

from portal.accounts.models import Needs, Person
from portal.accounts.people import person_of
from portal.integration.messages import registered
from portal.integration.models import Channel, Delivery
from portal.repairs.catalogue import publishing
from portal.repairs.models import CatalogueVersion, PanelInvitation
from portal.repairs.panel import invitations, members
from tests.support.needs import BRF, brought_by, in_braille, needs_of
from tests.support.residents import resident

pytestmark = pytest.mark.django_db


def sent() -> list[Delivery]:
    return list(Delivery.objects.filter(template=invitations.TEMPLATE).order_by("pk"))


def test_without_a_preview_nobody_is_told(member: Person) -> None:
    assert invitations.invite() == 0
    assert not sent()


def test_members_are_told_once_however_often_we_look(
    member: Person, preview: CatalogueVersion
) -> None:
    assert [invitations.invite() for _time in range(3)] == [1, 0, 0]
    (delivery,) = sent()
    assert delivery.channel == Channel.EMAIL
    invitation = PanelInvitation.objects.get()
    assert (invitation.person, invitation.version) == (member, preview)


def test_others_are_not_told(tenant: Person, preview: CatalogueVersion) -> None:
    invitations.invite()
    assert not PanelInvitation.objects.exists()


def test_who_has_left_is_not_told(member: Person, preview: CatalogueVersion) -> None:
    members.leave(member)
    assert invitations.invite() == 0


def test_who_joins_while_there_is_a_preview_sees_it_and_gets_no_message(
    tenant: Person, preview: CatalogueVersion
) -> None:
    members.join(tenant)
    assert invitations.invite() == 0
    assert not sent()


def test_of_the_next_preview_everybody_is_told_again(
    member: Person, preview: CatalogueVersion
) -> None:
    invitations.invite()
    publishing.use(preview, None)
    assert invitations.invite() == 0
    CatalogueVersion.objects.filter(pk=preview.pk).update(state="past")
    another = CatalogueVersion.objects.create(
        number=2, state="preview", fingerprint="2" * 64, frozen=preview.frozen
    )
    publishing.generation.bump()
    assert invitations.invite() == 1
    assert PanelInvitation.objects.filter(version=another, person=member).exists()


def test_an_email_brings_its_words_in_the_format_that_they_need(
    member: Person, preview: CatalogueVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_braille(monkeypatch)
    needs_of(member, format="braille")
    invitations.invite()
    [(kind, words)] = brought_by(invitations.as_email(PanelInvitation.objects.get().pk))
    assert kind == BRF
    assert "We have changed the form for repairs." in words


def test_somebody_is_told_by_the_way_that_they_want(
    member: Person, preview: CatalogueVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.accounts.needs.ways.is_on", lambda channel: True)
    member.phone = "+447700900123"
    member.save()
    Needs.objects.create(
        person=member,
        contact_by="text",
        consent_at=timezone.now(),
        reviewed_on=timezone.localdate(),
    )
    invitations.invite()
    (delivery,) = sent()
    assert delivery.channel == Channel.TEXT
    text = invitations.as_text(delivery.subject_id)
    assert text is not None
    assert "/account/repairs-panel/" in text.text


def test_who_cannot_be_reached_is_written_down_and_not_tried_again(
    member: Person, preview: CatalogueVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "way_to", lambda person, needs: None)
    assert invitations.invite() == 0
    assert PanelInvitation.objects.count() == 1
    assert not sent()


def test_the_message_leads_to_the_panel_and_says_how_to_leave(
    member: Person, preview: CatalogueVersion
) -> None:
    invitations.invite()
    message = invitations.as_email(sent()[0].subject_id)
    assert message is not None
    assert message.to == member.email
    assert "/account/repairs-panel/" in message.text
    assert "You can leave it there at any time" in message.text
    assert "nothing is reported" in message.text


def test_a_message_that_comes_too_late_does_not_leave(
    member: Person, preview: CatalogueVersion
) -> None:
    invitations.invite()
    pk = sent()[0].subject_id
    publishing.withdraw_preview()
    assert registered(invitations.TEMPLATE).make(sent()[0]) is None
    assert invitations.as_text(pk) is None
    assert invitations.as_letter(pk) is None


def test_a_message_to_somebody_who_left_meanwhile_does_not_leave(
    member: Person, preview: CatalogueVersion
) -> None:
    invitations.invite()
    members.leave(member)
    assert invitations.as_email(sent()[0].subject_id) is None


def test_a_letter_goes_to_the_address_of_the_account(
    member: Person, preview: CatalogueVersion
) -> None:
    invitations.invite()
    pk = sent()[0].subject_id
    assert invitations.as_letter(pk) is None
    member.address = {"line_1": "1 Test Street", "town": "Testham", "postcode": "ZZ1 1ZZ"}
    member.save()
    letter = invitations.as_letter(pk)
    assert letter is not None
    assert letter.to[0] == "1 Test Street"


def test_two_runs_at_once_tell_each_member_once(member: Person, preview: CatalogueVersion) -> None:
    other = person_of(resident("other@example.org"))
    members.join(other)
    PanelInvitation.objects.filter(person=other).delete()
    PanelInvitation.objects.create(person=member, version=preview)
    assert not invitations._tell(member, preview)
    assert invitations.invite() == 1
    assert [each.subject_id for each in sent()] == [PanelInvitation.objects.get(person=other).pk]


def test_those_who_did_not_fit_into_one_run_are_told_in_the_next(
    member: Person, preview: CatalogueVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "AT_ONCE", 1)
    other = person_of(resident("other@example.org"))
    members.join(other)
    PanelInvitation.objects.filter(person=other).delete()
    assert [invitations.invite() for _run in range(3)] == [1, 1, 0]
    assert set(PanelInvitation.objects.values_list("person", flat=True)) == {member.pk, other.pk}
