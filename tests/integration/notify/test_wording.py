"""The council's own words: what may stand in them, and when they are used."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.integration import messages
from portal.integration.messages import Message, Words
from portal.integration.models import MessageTemplate
from portal.integration.notify.own_words import NoWords, needed_words, words_for
from portal.integration.notify.wording import UnknownName, fill, unknown

from .conftest import CANARY

HOME = "https://council.example"
VALUES = {
    "reference": "7K4M-9TX3",
    "words": "A van comes.\n\nOn Friday.",
    "now": "",
    "address": f"{HOME}/track/",
    "secret": CANARY,
}
FIELDS = {
    "reference": "AAAA-AAAA",
    "words": "An example.",
    "now": "Now: Done.",
    "address": f"{HOME}/track/",
}


@pytest.fixture(autouse=True)
def news(templates: None, settings: pytest.FixtureRequest) -> None:
    settings.WAGTAILADMIN_BASE_URL = HOME  # type: ignore[attr-defined]
    messages.register(
        "news",
        lambda pk: Message("", "", ""),
        owner="case",
        text=lambda pk: None,
        title="News about a case",
        fields=FIELDS,
        in_texts=frozenset({"reference", "address"}),
        words={"email": Words("News about ((reference))", "((words))\n\n((now))\n\nBye.")},
    )


def made(**changes: str) -> MessageTemplate:
    values = {"template": "news", "channel": "email", "subject": "News", "body": "Hello."}
    return MessageTemplate(**{**values, **changes})


class TestFilling:
    def test_names_are_replaced_and_a_paragraph_that_is_left_empty_goes(self) -> None:
        text = "About ((reference)):\r\n\r\n(( words ))\r\n\r\n((now))\r\n\r\nBye."
        assert fill(text, VALUES) == "About 7K4M-9TX3:\n\nA van comes.\n\nOn Friday.\n\nBye."

    def test_what_a_value_says_is_never_read_as_a_name(self) -> None:
        assert fill("((words))", {"words": "((secret))", "secret": CANARY}) == "((secret))"

    def test_a_name_that_is_not_given_is_refused_by_its_name_alone(self) -> None:
        with pytest.raises(UnknownName, match=r"^\(\(name\)\)$"):
            fill("Dear ((name)), ((reference))", VALUES)
        assert unknown("((name)) ((reference)) ((name))", VALUES) == ["name"]

    def test_words_show_nothing_of_themselves(self) -> None:
        assert CANARY not in repr(Words(CANARY, CANARY))


@pytest.mark.django_db
class TestWhichWords:
    def test_an_empty_table_changes_nothing(self) -> None:
        found = words_for("news", "email", "en", VALUES)
        assert found == Words("News about 7K4M-9TX3", "A van comes.\n\nOn Friday.\n\nBye.")

    def test_a_message_without_words_in_code_has_none(self) -> None:
        assert words_for("news", "text", "en", VALUES) is None

    def test_where_words_are_needed_none_is_an_error_that_names_the_message(self) -> None:
        found = needed_words("news", "email", "en", VALUES)
        assert found == words_for("news", "email", "en", VALUES)
        with pytest.raises(NoWords, match=r"^'news' has no words for 'text'\.$"):
            needed_words("news", "text", "en", VALUES)

    def test_the_councils_words_come_first_and_say_that_they_are_its_own(self) -> None:
        made(subject="Look at ((reference))", body="((words))").save()
        found = words_for("news", "email", "en", VALUES)
        assert found == Words("Look at 7K4M-9TX3", "A van comes.\n\nOn Friday.", own=True)

    @pytest.mark.parametrize(
        ("asked", "got"), [("pl", "pl"), ("pl-PL", "pl"), ("cy", "en"), ("en-GB", "en")]
    )
    def test_the_persons_language_comes_first_then_english(self, asked: str, got: str) -> None:
        for language in ("en", "pl", "ur"):
            made(language=language).save()
        found = words_for("news", "email", asked, VALUES)
        assert found is not None
        assert found.language == got

    def test_words_for_another_channel_are_not_used(self) -> None:
        made(channel="letter").save()
        assert words_for("news", "email", "en", VALUES) == words_for("news", "email", "pl", VALUES)

    def test_words_that_ask_for_what_is_not_offered_any_more_are_not_used(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        made(body="((secret))").save()
        found = words_for("news", "email", "en", VALUES)
        assert found is not None
        assert not found.own
        assert "The words of news by email name what is not offered" in caplog.text

    def test_a_text_cannot_have_what_only_a_letter_may_say(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        made(channel="text", subject="", body="((words))").save()
        assert words_for("news", "text", "en", VALUES) is None
        assert "A van comes" not in caplog.text


@pytest.mark.django_db
class TestWriting:
    def refused(self, name: str, **changes: str) -> str:
        with pytest.raises(ValidationError) as found:
            made(**changes).full_clean()
        return str(found.value.message_dict[name][0])

    def test_what_is_offered_may_be_used(self) -> None:
        made(body="((words)) ((now)) ((address))", subject="About ((reference))").full_clean()
        made(channel="text", body="About ((reference)): ((address))").full_clean()

    def test_a_name_that_there_is_not_is_refused_with_those_that_there_are(self) -> None:
        assert self.refused("body", body="Dear ((name))") == (
            "There is no ((name)) here. You can use ((reference)), ((words)), ((now)), ((address))."
        )
        assert "((name))" in self.refused("subject", subject="((name))")

    def test_what_the_message_is_for_cannot_be_left_out(self) -> None:
        messages.register(
            "code",
            lambda pk: Message("", "", ""),
            owner="case",
            text=lambda pk: None,
            title="Your code",
            fields={"code": "123456", "name": "Sam"},
            in_texts=frozenset({"name"}),
            needed=frozenset({"code"}),
        )
        said = self.refused("body", template="code", body="Hello ((name))")
        assert said == "These words are of no use without ((code))."
        made(template="code", body="Hello", subject="It is ((code))").full_clean()
        made(template="code", channel="text", body="Look at your e-mail").full_clean()

    def test_a_text_may_have_fewer(self) -> None:
        said = self.refused("body", channel="text", body="((words))")
        assert said == "There is no ((words)) here. You can use ((reference)), ((address))."

    @pytest.mark.parametrize("body", ["((reference)", "((((reference))", "a )) b"])
    def test_brackets_that_do_not_pair_are_refused(self, body: str) -> None:
        assert "two brackets on each side" in self.refused("body", body=body)

    @pytest.mark.parametrize("link", ["https://evil.example/", "Friday.We", "evil.example"])
    def test_a_text_can_have_no_other_link(self, link: str) -> None:
        assert f"“{link}”" in self.refused("body", channel="text", body=f"See {link}")
        made(body=f"See {link}").full_clean()

    def test_a_text_is_no_longer_than_can_be_sent(self) -> None:
        assert "918" in self.refused("body", channel="text", body="a" * 919)

    def test_an_email_has_a_subject_and_a_text_has_none(self) -> None:
        assert "Give a subject" in self.refused("__all__", subject="")
        text = made(channel="text", subject="Hello")
        text.full_clean()
        assert text.subject == ""
        with pytest.raises(IntegrityError), transaction.atomic():
            made(channel="text", subject="Hello").save()

    def test_a_channel_that_it_is_not_sent_by_is_refused(self) -> None:
        said = self.refused("channel", channel="letter")
        assert said == "We do not send this message as letter."

    def test_a_message_that_is_not_known_is_refused(self) -> None:
        assert self.refused("template", template="gossip")
        messages.register("code", lambda pk: None, owner="case")
        assert self.refused("template", template="code"), "it offers nothing to put in"

    @pytest.mark.parametrize("language", ["English", "EN", "", "e"])
    def test_a_language_is_a_code(self, language: str) -> None:
        assert self.refused("language", language=language)

    def test_there_is_one_wording_of_each(self) -> None:
        made().save()
        assert "already" in self.refused("__all__")

    def test_its_name_says_what_it_words(self) -> None:
        assert str(made(language="pl")) == "News about a case, e-mail (pl)"
        assert str(made(template="gone")) == "gone, e-mail (en)"
        assert made(template="gone").offered() == {}
