"""How the tests listen: what the files say of themselves, and their sound once decoded."""

from __future__ import annotations

import re
import struct
import subprocess
import wave
from io import BytesIO
from pathlib import Path

import pytest

from portal.documents.audio import missing_mp3, missing_opus

needs_voice = pytest.mark.skipif(
    bool(missing_mp3() or missing_opus()), reason="the voice or an encoder is not installed"
)


def decoded(content: bytes, folder: Path) -> bytes:
    """The samples, by the encoder's own decoder, which must not complain."""
    source, sound = folder / "sound", folder / "sound.wav"
    source.write_bytes(content)
    mp3 = content.startswith(b"ID3")
    command = ["lame", "--quiet", "--decode"] if mp3 else ["opusdec", "--quiet", "--rate", "16000"]
    done = subprocess.run([*command, source, sound], capture_output=True, check=True)
    assert b"rror" not in done.stderr
    with wave.open(str(sound)) as opened:
        assert opened.getnchannels() == 1
        assert opened.getframerate() == 16_000
        return opened.readframes(opened.getnframes())


def seconds(samples: bytes) -> float:
    return len(samples) / 2 / 16_000


def loudness(samples: bytes) -> float:
    """From 0 to 1: the middle of what is heard."""
    values = struct.unpack(f"<{len(samples) // 2}h", samples)
    return sum(map(abs, values)) / len(values) / 32768


def opus_says(content: bytes, folder: Path) -> dict[str, str]:
    """The comments, as opusinfo of Debian's opus-tools reads them; it checks every page too."""
    path = folder / "sound.opus"
    path.write_bytes(content)
    told = subprocess.run(["opusinfo", path], capture_output=True, check=True, text=True).stdout
    assert "WARNING" not in told
    return dict(re.findall(r"^\t([A-Z0-9]+)=(.*)$", told, re.MULTILINE))


def frames(tag: bytes) -> list[tuple[str, bytes]]:
    """The frames of an ID3v2.4 tag, or of what is embedded in one of its frames."""
    found = []
    source = BytesIO(tag)
    while head := source.read(10):
        found.append((head[:4].decode(), source.read(_size(head[4:8]))))
    return found


def id3_says(content: bytes) -> dict[str, str]:
    assert content[:6] == b"ID3\x04\x00\x00"
    return {name: _text(body) for name, body in frames(_tag(content)) if name[0] == "T"}


def id3_chapters(content: bytes) -> list[tuple[int, int, str]]:
    """Beginning, end and name of each, in the order of the table of contents."""
    chapters = {}
    contents: list[str] = []
    for name, body in frames(_tag(content)):
        key, _, rest = body.partition(b"\x00")
        if name == "CTOC":
            assert rest[0] == 3, "top level, in order"
            contents = [one.decode() for one in rest[2:].split(b"\x00")[:-1]]
            assert len(contents) == rest[1]
        if name == "CHAP":
            start, end = struct.unpack(">II", rest[:8])
            [(_, title)] = frames(rest[16:])
            chapters[key.decode()] = (start, end, _text(title))
    assert set(contents) == set(chapters)
    return [chapters[key] for key in contents]


def _tag(content: bytes) -> bytes:
    return content[10 : 10 + _size(content[6:10])]


def _size(four: bytes) -> int:
    assert max(four, default=0) < 128
    return sum(byte << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=True))


def _text(body: bytes) -> str:
    assert body[:1] == b"\x03"
    return body[1:].decode()
