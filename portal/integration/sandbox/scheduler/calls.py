"""Each call takes effect once, by its key, and can be asked about afterwards."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..book import Book
from .taking import No, refused

Do = Callable[[], dict[str, Any]]
Answer = tuple[int, bytes]
NOTHING = json.dumps({"call": "none"}).encode()


class _Forgotten(Exception):
    """Ends a change of the book so that nothing of it is kept."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True)
class Calls:
    book: Book

    def once(self, key: str, asked: bytes, do: Do, *, forget: bool = False) -> Answer:
        """Do it and write down what came of it, or say again what did. One change for both.

        ``forget``: answer as if it were done, and keep nothing.
        """
        mark = hashlib.sha256(asked).hexdigest()
        try:
            with self.book.change():
                answer = self._known(key, mark) or self._do(key, mark, do)
                if forget:
                    raise _Forgotten(answer)
        except _Forgotten as forgotten:
            return forgotten.answer
        return answer

    def settle(self, key: str) -> Answer:
        """What came of a call. One that has not come yet is void from now on."""
        with self.book.change():
            row = self.book.row("SELECT * FROM slot_calls WHERE key = ?", key)
            if row is None:
                self.book.run("INSERT INTO slot_calls VALUES (?, '', 0, NULL, '')", key)
                self.book.count("slot calls made void")
            if row is None or row["status"] is None:
                return 200, NOTHING
            if row["status"] == 200:
                return 200, row["answer"].encode()
            undone = json.loads(row["answer"]) | {"call": "none"}
            return 200, json.dumps(undone).encode()

    def _known(self, key: str, mark: str) -> Answer | None:
        row = self.book.row("SELECT * FROM slot_calls WHERE key = ?", key)
        if row is None:
            return None
        self.book.run("UPDATE slot_calls SET came = came + 1 WHERE key = ?", key)
        self.book.count("slot calls repeated")
        if row["status"] is None:
            return _spelt(refused("void"))
        if row["asked"] != mark:
            return _spelt(refused("key"))
        return row["status"], row["answer"].encode()

    def _do(self, key: str, mark: str, do: Do) -> Answer:
        self.book.count("slot calls")
        answer = asked_for(do)
        self.book.run(
            "INSERT INTO slot_calls VALUES (?, ?, 1, ?, ?)",
            key,
            mark,
            answer[0],
            answer[1].decode(),
        )
        return answer


def asked_for(do: Do) -> Answer:
    """What it gives, or why it does not."""
    try:
        return 200, json.dumps(do()).encode()
    except No as no:
        return _spelt(no)


def _spelt(no: No) -> Answer:
    return no.status, json.dumps(no.said).encode()
