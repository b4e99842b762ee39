"""The voice, in a process of its own: ``python -I speaker.py <utterances >sound``.

It is old C code that reads strangers' words, so it is kept apart, and imports nothing of ours.
Reads JSON: a list of chapters, each a list of [text, pause in milliseconds]. Writes mono sound, 16
bits and 16,000 samples a second; then, as JSON, the sample at which each chapter begins; then the
length of that JSON in eight bytes.
"""

import json
import sys

RATE = 16_000
VOICE = "en-GB"
SPEED = 0.9


def main() -> None:
    from py_nanotts import NanoTTS

    voice = NanoTTS()
    out = sys.stdout.buffer
    starts = []
    samples = 0
    for chapter in json.load(sys.stdin):
        starts.append(samples)
        for text, pause in chapter:
            sound = voice.speak(text, voice=VOICE, speed=SPEED) + bytes(2 * RATE * pause // 1000)
            samples += out.write(sound) // 2
    written = json.dumps(starts).encode()
    out.write(written + len(written).to_bytes(8, "big"))


if __name__ == "__main__":
    main()
