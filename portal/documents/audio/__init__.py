"""Audio: a document read aloud by a British voice that needs no network, with chapters.

``spoken`` puts figures and signs into words, ``script`` says what is read and where it pauses,
``speaker`` is the voice in a process of its own, ``recording`` makes MP3 and Opus of it.
"""

from .recording import missing_mp3, missing_opus, mp3, opus

__all__ = ["missing_mp3", "missing_opus", "mp3", "opus"]
