"""Where files are put, and how they stand there."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import time_machine
from pytest_django import Settings

from portal.integration.batches import making
from portal.integration.channels import files
from portal.integration.models import Endpoint, Kind, Outcome

from ..conftest import Deliver, MakeEndpoint
from .dropping import NOON, SIX, at, everything, publish_at


class TestTheFolder:
    def test_beside_each_file_stands_its_checksum(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        at(SIX)
        [file] = folder.glob("*.jsonl")
        said, name = (folder / f"{file.name}.sha256").read_text().split()
        assert (said, name) == (hashlib.sha256(file.read_bytes()).hexdigest(), file.name)
        assert file.name.startswith("housing-20260701T170000Z-1-")

    def test_the_checksum_is_there_before_the_file_is(
        self, drop: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        seen: list[str] = []
        real = Path.replace

        def noticed(path: Path, target: Any) -> Path:
            seen.append(Path(target).suffix)
            return real(path, target)

        publish_at(NOON, happened, "A")
        with mock.patch.object(Path, "replace", noticed):
            at(SIX)
        assert seen == [".sha256", ".jsonl"]

    @pytest.mark.parametrize("where", ["not there", "a file", "elsewhere", "a link out"])
    def test_only_a_folder_that_the_machines_owner_has_named_will_do(
        self, endpoint: MakeEndpoint, tmp_path: Path, settings: Settings, where: str
    ) -> None:
        allowed, outside = tmp_path / "drops", tmp_path / "outside"
        allowed.mkdir()
        outside.mkdir()
        settings.DROP_FOLDERS = [str(allowed)]
        (allowed / "file").write_text("")
        (allowed / "link").symlink_to(outside)
        address = {
            "not there": allowed / "none",
            "a file": allowed / "file",
            "elsewhere": outside,
            "a link out": allowed / "link",
        }[where]
        made = endpoint(Kind.FILES, str(address), schedule="0 18 * * *")

        result = files.put(made, "x.csv", b"1")

        assert (result.outcome, result.reason) == (Outcome.FAILED, files.NOT_A_FOLDER)
        assert everything(outside) == {}


class TestCsv:
    @pytest.fixture
    def table(self, endpoint: MakeEndpoint, folder: Path) -> Endpoint:
        made = endpoint(Kind.FILES, str(folder), schedule="0 18 * * *", options={"format": "csv"})
        at(NOON)
        return made

    @staticmethod
    def rows(folder: Path) -> list[dict[str, str]]:
        [file] = folder.glob("*.csv")
        return list(csv.DictReader(io.StringIO(file.read_bytes().decode(), newline="")))

    def test_each_field_of_the_events_is_a_column(
        self, table: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        with time_machine.travel(NOON, tick=False):
            delivery = happened("A", words="Łódź, “here”\nand there")
        at(SIX)
        [row] = self.rows(folder)
        assert list(row) == [
            *("id", "type", "version", "timestamp"),
            *("reference", "kind", "title", "words", "parts"),
        ]
        assert row["id"] == str(delivery.key)
        assert row["timestamp"] == "2026-07-01T12:00:00Z"
        assert row["words"] == "Łódź, “here”\nand there"
        assert row["parts"] == "[]"

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "  ="])
    def test_no_cell_is_a_formula(
        self, table: Endpoint, folder: Path, happened: Deliver, start: str
    ) -> None:
        with time_machine.travel(NOON, tick=False):
            happened("A", words=f"{start}HYPERLINK(1)")
        at(SIX)
        assert self.rows(folder)[0]["words"] == f"'{start}HYPERLINK(1)"

    def test_columns_can_be_chosen_and_answers_picked(
        self, table: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        table.options = {
            "columns": [["Ref", "reference"], ["Place", "answers.where"], ["No", "x.y"]]
        }
        table.save(update_fields=["options"])
        answers = [{"question": "where", "label": "Where?", "answer": 1, "text": "High Street"}]
        with time_machine.travel(NOON, tick=False):
            happened("A", parts=[{"part": "It", "answers": answers}])
        at(SIX)
        [row] = self.rows(folder)
        assert (row["Ref"], row["Place"], row["No"]) == ("A", "High Street", "")

    def test_a_file_keeps_the_columns_that_it_was_made_with(
        self, table: Endpoint, folder: Path, happened: Deliver
    ) -> None:
        publish_at(NOON, happened, "A")
        with time_machine.travel(SIX, tick=False):
            making.make_due()
        Endpoint.objects.update(options={"columns": [["Other", "kind"]]})
        at(SIX)
        assert "reference" in self.rows(folder)[0]
