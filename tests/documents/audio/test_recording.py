"""Recordings can be played, last as long as their words, and have their chapters where they are."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from portal.documents import children
from portal.documents.audio import id3, mp3, opus, recording
from portal.documents.audio.about import MOST_CHAPTERS, About, about
from portal.documents.audio.ogg import with_comments
from portal.documents.audio.recording import LETTERS_A_MINUTE, chapters_of
from portal.documents.checks import audio_can_be_made
from portal.documents.children import Bounds, EngineFailed
from portal.documents.model import Document, Paragraph, Section
from portal.documents.registry import FormatMissing, format_named, ready_formats
from portal.documents.render import render

from ..samples import receipt
from ..test_every_format import HOSTILE
from .hearing import decoded, id3_chapters, id3_says, loudness, needs_voice, opus_says, seconds

Maker = Callable[[Document], bytes]
TITLES = ["We have your question", "What happens next", "What you told us", "Files you sent"]


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {"mp3": mp3(receipt()), "opus": opus(receipt())}


@needs_voice
@pytest.mark.parametrize("kind", ["mp3", "opus"])
def test_a_recording_can_be_played_and_lasts_as_long_as_its_words(
    made: dict[str, bytes], kind: str, tmp_path: Path
) -> None:
    samples = decoded(made[kind], tmp_path)
    said = [one for chapter in chapters_of(receipt()) for one in chapter.said]
    speaking = seconds(samples) - sum(one.pause for one in said) / 1000
    words_a_minute = sum(len(one.text.split()) for one in said) / speaking * 60
    assert 110 < words_a_minute < 190
    assert loudness(samples) > 0.01
    assert len(made[kind]) < 5_000 * seconds(samples)


@needs_voice
def test_how_long_it_takes_is_foreseen(made: dict[str, bytes], tmp_path: Path) -> None:
    said = [one for chapter in chapters_of(receipt()) for one in chapter.said]
    foreseen = sum(len(one.text) for one in said) / LETTERS_A_MINUTE * 60
    foreseen += sum(one.pause for one in said) / 1000
    assert 0.7 < seconds(decoded(made["mp3"], tmp_path)) / foreseen < 1.3


@needs_voice
def test_an_mp3_has_a_chapter_for_each_heading(made: dict[str, bytes], tmp_path: Path) -> None:
    chapters = id3_chapters(made["mp3"])
    assert [name for _, _, name in chapters] == TITLES
    assert chapters[0][0] == 0
    assert all(start < end for start, end, _ in chapters)
    assert all(before[1] == after[0] for before, after in pairwise(chapters))
    whole = seconds(decoded(made["mp3"], tmp_path)) * 1000
    assert abs(chapters[-1][1] - whole) < 200


@needs_voice
def test_a_chapter_begins_after_the_silence_before_it(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    samples = decoded(made["opus"], tmp_path)
    for start, _, _ in id3_chapters(made["mp3"])[1:]:
        place = start * 32
        assert loudness(samples[place - 16_000 : place - 3_200]) < 0.005
        assert loudness(samples[place : place + 32_000]) > 0.01


@needs_voice
def test_an_opus_file_has_the_same_chapters(made: dict[str, bytes], tmp_path: Path) -> None:
    told = opus_says(made["opus"], tmp_path)
    assert [told[f"CHAPTER{n:03}NAME"] for n in range(1, 5)] == TITLES
    starts = [start for start, _, _ in id3_chapters(made["mp3"])]
    for place, start in enumerate(starts, start=1):
        hours, minutes, rest = told[f"CHAPTER{place:03}"].split(":")
        assert round((int(hours) * 3600 + int(minutes) * 60 + float(rest)) * 1000) == start


@needs_voice
def test_a_recording_says_what_it_is_whose_and_in_which_language(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    told = id3_says(made["mp3"])
    assert told["TIT2"] == "We have your question"
    assert told["TPE1"] == "Anytown Council"
    assert told["TLAN"] == "eng"
    assert told["TDRC"] == "2026-06-01"
    comments = opus_says(made["opus"], tmp_path)
    assert comments["TITLE"] == "We have your question"
    assert comments["ARTIST"] == "Anytown Council"
    assert comments["LANGUAGE"] == "en-GB"


@needs_voice
@pytest.mark.parametrize("make", [mp3, opus])
def test_the_same_document_gives_the_same_bytes(make: Maker) -> None:
    short = Document("Hello", [Section(blocks=[Paragraph("Bins are out.")])])
    assert make(short) == make(short)
    assert make(short) != make(Document("Goodbye"))


@needs_voice
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_only_read_aloud(hostile: str, tmp_path: Path) -> None:
    document = Document(f"About {hostile}", [Section(hostile, [Paragraph(f"The {hostile}")])])
    content = mp3(document)
    assert 1 < seconds(decoded(content, tmp_path)) < 200
    assert len(id3_chapters(content)) in {1, 2}


@needs_voice
def test_the_voices_own_commands_are_not_obeyed(tmp_path: Path) -> None:
    """The engine takes <volume level="0"> and the like for commands."""
    text = '<volume level="0"> <break time="90s"/> <speed level="500"> The bins are out on Monday.'
    samples = decoded(mp3(Document("T", [Section(blocks=[Paragraph(text)])])), tmp_path)
    assert 5 < seconds(samples) < 40
    assert loudness(samples) > 0.01


@needs_voice
def test_very_many_headings_keep_a_file_sound(made: dict[str, bytes], tmp_path: Path) -> None:
    """As many chapters as a table of contents holds, each with the longest name."""
    document = Document("T", [Section(f"{n} {'ŷ' * 200}") for n in range(300)])
    many = about(document, chapters_of(document), range(301), 500)
    assert len(id3_chapters(id3.tag(many))) == MOST_CHAPTERS
    told = opus_says(with_comments(made["opus"], many), tmp_path)
    assert sum(name.endswith("NAME") for name in told) == MOST_CHAPTERS


def test_what_is_no_opus_file_gets_no_comments() -> None:
    nothing = About("T", "", "en", "", 1, ())
    with pytest.raises(ValueError, match="not an Ogg page"):
        with_comments(b"RIFF", nothing)


@needs_voice
def test_nothing_of_the_document_is_on_a_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[Any] = []
    start = subprocess.Popen.__init__

    def watched(self: Any, command: Any, *args: Any, **kwargs: Any) -> None:
        commands.append(" ".join(map(str, command)))
        start(self, command, *args, **kwargs)

    monkeypatch.setattr(subprocess.Popen, "__init__", watched)
    opus(Document("Zebra", [Section("Zebra", [Paragraph("Zebra")])], reference="ZEBRA-1"))
    assert len(commands) == 2
    assert "ebra" not in "".join(commands)


@needs_voice
def test_nothing_is_left_in_the_folder_of_temporary_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mp3(Document("Hello"))
    monkeypatch.setattr(recording, "SPEAKER", tmp_path / "nowhere.py")
    with pytest.raises(EngineFailed):
        mp3(Document("Hello"))
    assert list(tmp_path.iterdir()) == []


@needs_voice
def test_a_voice_that_hangs_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hanging = tmp_path / "speaker.py"
    pid = tmp_path / "pid"
    hanging.write_text(
        f"import os, time\nopen({str(pid)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n"
    )
    monkeypatch.setattr(recording, "SPEAKER", hanging)
    monkeypatch.setattr(recording, "VOICE_BOUNDS", Bounds(seconds=3))
    with pytest.raises(EngineFailed, match="took more than 3 seconds"):
        mp3(Document("Hello"))
    assert not Path(f"/proc/{pid.read_text()}").exists()


@needs_voice
def test_a_voice_that_says_nothing_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    silent = tmp_path / "speaker.py"
    silent.write_text("import sys\nsys.stdout.buffer.write(b'[0]' + (3).to_bytes(8, 'big'))\n")
    monkeypatch.setattr(recording, "SPEAKER", silent)
    with pytest.raises(EngineFailed, match="said nothing"):
        mp3(Document("Hello"))


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(shutil, "which", lambda *args, **kwargs: None)
    recording.lacking.cache_clear()
    yield
    recording.lacking.cache_clear()


@pytest.mark.usefixtures("without")
def test_missing_encoders_are_named_with_their_packages_and_the_rest_goes_on() -> None:
    warnings = audio_can_be_made()
    assert {one.id for one in warnings} == {"documents.W004"}
    assert [one.msg for one in warnings] == [
        "Audio cannot be made on this computer: it lacks lame.",
        "Audio cannot be made on this computer: it lacks opus-tools.",
    ]
    assert warnings[0].hint == "As root: apt-get install lame opus-tools"
    assert not {"audio", "audio-opus"} & {one.name for one in ready_formats()}
    with pytest.raises(FormatMissing, match="it lacks lame"):
        render(Document("x"), "audio")
    assert render(Document("x"), "text").content


@needs_voice
def test_audio_is_made_by_the_worker_and_named_for_what_it_is() -> None:
    assert audio_can_be_made() == []
    assert format_named("audio").slow
    assert format_named("audio-opus").slow
    mp3_made, opus_made = (render(Document("Hello"), one) for one in ("audio", "audio-opus"))
    assert (mp3_made.media_type, mp3_made.filename) == ("audio/mpeg", "hello.mp3")
    assert (opus_made.media_type, opus_made.filename) == ("audio/ogg", "hello.opus")


def test_the_engines_see_nothing_of_our_environment() -> None:
    assert children.run(["env"], b"", Bounds(5)).decode().split("\n")[:-1] == [
        f"PATH={children.ENVIRONMENT['PATH']}",
        "LC_ALL=C.UTF-8",
    ]
