"""The script in the editor names as the server does, so that a name never changes on saving."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from portal.forms.built import naming

SCRIPT = Path(naming.__file__).parents[1] / "static" / "forms" / "builder" / "names.js"
RUN = """
globalThis.window = {};
require(process.argv[1]);
const asked = JSON.parse(process.argv[2]);
const { slug } = window.builder.names;
console.log(JSON.stringify(asked.map((words) => [slug(words, "-"), slug(words, "_")])));
"""
WORDS = [
    "Which bin do you need?",
    "What's your name",
    "Café – naïve, façade",
    "2 bins",
    "",
    "???",
    "Does anybody who lives with you need help to put the bins out on the day?",
    "Supercalifragilisticexpialidociousandmoreofit",
    "  --a  b__c-- ",
    "ＦＵＬＬ ﬁt ½",
    "Привет",
    "İstanbul",
]


@pytest.fixture(scope="module")
def by_script() -> list[list[str]]:
    told = subprocess.run(
        ["node", "-e", RUN, str(SCRIPT), json.dumps(WORDS)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: list[list[str]] = json.loads(told.stdout)
    return found


@pytest.mark.parametrize("place", range(len(WORDS)))
def test_the_script_makes_the_same_name(by_script: list[list[str]], place: int) -> None:
    words = WORDS[place]
    assert by_script[place] == [naming.slug(words, "-"), naming.slug(words, "_")]
