"""Which channel carries a message, and what the settings must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings

from portal.integration import messages, outbox
from portal.integration.messages import Message, NoWay
from portal.integration.models import Delivery, State
from portal.integration.notify import checks
from portal.integration.notify.sending import is_on

from . import fake_notify
from .conftest import ADDRESS, LINES, PDF, again, last, try_once_more


@pytest.mark.django_db
class TestFiles:
    def test_a_text_can_be_read_with_its_number_and_its_length(self, post: Path) -> None:
        delivery = messages.queue("receipt", 41, channel="text")
        outbox.send(delivery.pk)
        [file] = post.iterdir()
        assert file.name == f"text-{delivery.key}.txt"
        assert file.read_text() == "To: +447700900123\nLength: 1 segment\n\nWe have it.\n"
        assert again(delivery).state == State.SENT

    def test_a_letter_lies_there_as_it_would_be_printed(self, post: Path) -> None:
        delivery = messages.queue("receipt", 41, channel="letter")
        outbox.send(delivery.pk)
        [file] = post.iterdir()
        assert (file.name, file.read_bytes()) == (f"letter-{delivery.key}.pdf", PDF)

    def test_nobody_else_may_look_in(self, post: Path) -> None:
        outbox.send(messages.queue("receipt", 41, channel="letter").pk)
        [file] = post.iterdir()
        assert post.stat().st_mode & 0o777 == 0o700
        assert file.stat().st_mode & 0o777 == 0o600

    def test_a_repeat_takes_the_place_of_the_first(self, post: Path) -> None:
        delivery = messages.queue("receipt", 41, channel="text")
        outbox.send(delivery.pk)
        Delivery.objects.update(delivered_at=None)
        outbox.send(delivery.pk)
        assert len(list(post.iterdir())) == 1

    def test_a_folder_that_cannot_be_written_to_is_tried_again(self, post: Path) -> None:
        post.write_text("a file where the folder should be")
        delivery = messages.queue("receipt", 41, channel="text")
        outbox.send(delivery.pk)
        assert again(delivery).state == State.WAITING
        assert last(delivery).reason.startswith("FileExistsError")

    def test_what_could_not_be_put_in_its_place_is_not_left_about(
        self, post: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: Path, target: Path) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        delivery = messages.queue("receipt", 41, channel="letter")
        outbox.send(delivery.pk)
        assert last(delivery).reason == "OSError 28"
        assert list(post.iterdir()) == []

    def test_nothing_is_written_for_nobody(self, post: Path) -> None:
        messages.register(
            "nobody",
            lambda pk: None,
            owner="case",
            text=lambda pk: messages.TextMessage("", "Hello"),
            letter=lambda pk: messages.Letter(LINES[:1], "Hello", PDF),
        )
        for channel in ("text", "letter"):
            delivery = messages.queue("nobody", 1, channel=channel)
            outbox.send(delivery.pk)
            assert again(delivery).state == State.DEAD
        assert not post.exists()


@pytest.mark.django_db
class TestChannels:
    def test_what_waits_for_a_channel_that_is_off_goes_when_it_is_on(self, post: Path) -> None:
        delivery = messages.queue("receipt", 41, channel="text")
        with override_settings(NOTIFY_TEXT="off"):
            outbox.send(delivery.pk)
        assert last(delivery).reason == "This channel is off"
        assert again(delivery).state == State.WAITING
        assert try_once_more(delivery).state == State.SENT

    def test_what_is_made_as_something_else_is_not_sent(self, post: Path) -> None:
        wrong = lambda pk: Message(ADDRESS, "Hello", "Hello")  # noqa: E731 - a builder
        messages.register("wrong", lambda pk: None, owner="case", text=wrong)  # type: ignore[arg-type]
        delivery = messages.queue("wrong", 1, channel="text")
        outbox.send(delivery.pk)
        assert last(delivery).reason == "Made as Message"

    def test_what_is_not_made_for_a_channel_is_not_queued(self) -> None:
        messages.register("e-mail only", lambda pk: None, owner="case")
        with pytest.raises(NoWay, match="letter"):
            messages.queue("e-mail only", 1, channel="letter")

    def test_what_is_not_made_for_its_channel_any_more_waits(self) -> None:
        delivery = messages.queue("receipt", 1, channel="letter")
        messages._templates.clear()
        messages.register("receipt", lambda pk: None, owner="case")
        outbox.send(delivery.pk)
        assert last(delivery).reason.startswith("NoWay messages.py:")

    def test_texts_and_letters_are_off_until_somebody_carries_them(self) -> None:
        assert [is_on(c) for c in ("email", "text", "letter", "endpoint")] == [
            True,
            False,
            False,
            False,
        ]


class TestChecks:
    def test_the_settings_as_they_come_are_sound(self) -> None:
        assert checks.carriers_are_known() == []
        assert checks.govuk_notify_is_complete() == []
        assert checks.nothing_is_kept_in_files() == []

    @pytest.mark.parametrize(
        ("name", "value"), [("NOTIFY_TEXT", "pigeon"), ("NOTIFY_EMAIL", "off")]
    )
    def test_a_carrier_that_there_is_not_is_named(self, name: str, value: str) -> None:
        with override_settings(**{name: value}):
            [error] = checks.carriers_are_known()
        assert name in error.msg

    def test_what_notify_needs_is_named(self) -> None:
        with fake_notify.running():
            assert checks.govuk_notify_is_complete() == []
            for name, wrong in (
                ("GOVUK_NOTIFY_KEY", "key"),
                ("GOVUK_NOTIFY_URL", "http://notify.example"),
                ("GOVUK_NOTIFY_EMAIL_TEMPLATE", ""),
                ("GOVUK_NOTIFY_TEXT_TEMPLATE", "seven"),
                ("GOVUK_NOTIFY_POSTAGE", "tomorrow"),
            ):
                with override_settings(**{name: wrong}):
                    [error] = checks.govuk_notify_is_complete()
                assert name in error.msg

    def test_a_site_that_writes_files_is_told_that_they_reach_nobody(self, post: Path) -> None:
        assert len(checks.nothing_is_kept_in_files()) == 2
