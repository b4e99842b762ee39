"""The API does what its OpenAPI description says, whatever is sent: tried by schemathesis."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from types import FunctionType
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from portal.accessibility.models import Thing
from portal.cases.api.schemas import plain
from portal.cases.documents import ENDINGS, PDF
from portal.cases.models import Case
from portal.integration import limits
from portal.integration.api import api
from portal.integration.api.callers import MESSAGE_ID
from portal.repairs.journey.names import KEY
from portal.repairs.models import Repair, Visit
from portal.repairs.words import Place
from tests.support.api import Calling
from tests.support.cases import CaseFactory
from tests.support.claims import claim_of
from tests.support.formats import order_on

from . import billing, forms

EXAMPLES = 60 if os.environ.get("MATRIX") == "all" else 20
SEEN = ("title", "name", "words", "why", "reasons", "what", "amount")
"""What must hold something that can be seen."""
numbers = count(1)
calls: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
"""How often each operation has been called."""
PAST = st.datetimes(datetime(2020, 1, 1), datetime(2025, 1, 1), timezones=st.just(UTC))
schemathesis.openapi.format("date-time", PAST.map(datetime.isoformat))
schemathesis.openapi.format("date", PAST.map(lambda at: at.date().isoformat()))


def app(environ: Any, start_response: Any) -> Any:
    return WSGIHandler()(environ, start_response)


def described(**generation: Any) -> Any:
    """The API as its description has it, in the same examples at every run."""
    steady = {"max-examples": EXAMPLES, "deterministic": True, "no-shrink": True}
    config = {"seed": 1, "generation": {**steady, **generation}}
    schema = schemathesis.openapi.from_dict(
        json.loads(json.dumps(api.get_openapi_schema())),
        config=schemathesis.Config.from_dict(config),
    )
    schema.app = app
    schema.config.update(base_url="http://localhost")
    return schema


for_anybody = described()
for_a_system = described(**{"with-security-parameters": False})
answered: dict[str, set[int]] = {}


@pytest.fixture(autouse=True)
def _in_one_transaction(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a server's calls stay in the transaction of the test, and be without limits."""
    monkeypatch.setattr(limits, "take", lambda *args: True)
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def references(case: Case) -> dict[str, str]:
    """Those of a case, a repair with a visit, a claim with a proof and two orders, by where."""
    of_repair = CaseFactory(team=case.team, at=case.opened_at, kind=KEY)
    repair = Repair.objects.create(
        case=of_repair, state_at=case.opened_at, told_at=case.opened_at, place=Place.INSIDE
    )
    Visit.objects.create(repair=repair)
    claim = claim_of(at=case.opened_at)
    claim.case.team = case.team
    claim.case.save()
    return {
        "cases": case.reference,
        "repairs": of_repair.reference,
        "claims": claim.case.reference,
        "formats": order_on(another(case), Thing.FORMAT, "easy-read", "A letter"),
        "interpreters": order_on(another(case), Thing.INTERPRETER, "bsl"),
        "direct debit": billing.one_to_tell_of(),
    }


def another(case: Case) -> Case:
    made: Case = CaseFactory(team=case.team, at=case.opened_at)
    return made


def made_once(body: dict[str, Any], *, as_file: bool) -> dict[str, Any]:
    """A delivery that can be: either of two things, which is beyond a schema."""
    pdf = {"name": "bins.pdf", "media_type": PDF, "content": b64encode(b"%PDF-1.7").decode()}
    either = {"file": pdf, "link": None} if as_file else {"file": None}
    link = {} if as_file else {"link": body.get("link") or "https://example.org/bins"}
    return {**body, **either, **link}


def seen(value: Any) -> Any:
    """The same with words that can be seen, at any depth.

    Which characters can be seen is told by \\p{C}, of which the generator knows nothing.
    """
    if isinstance(value, list):
        return [seen(each) for each in value]
    if not isinstance(value, dict):
        return value
    blank = {name for name in SEEN if isinstance(said := value.get(name), str) and not plain(said)}
    return {name: "Seen" if name in blank else seen(each) for name, each in value.items()}


def decided_today(body: dict[str, Any]) -> dict[str, Any]:
    """A decision that can be: what may stand beside what is beyond any schema."""
    day = timezone.localdate().isoformat()
    nothing = {"weekly": None, "starts": None, "ends": None}
    return {**body, "outcome": "refused", "decided_on": day, **nothing}


many = settings(suppress_health_check=list(HealthCheck), deadline=None)


def nothing_opens_without_a_key(case: schemathesis.Case) -> None:
    answer = case.call_and_validate()
    assert answer.status_code >= 400 or answer.request.method == "OPTIONS"


@pytest.fixture
def numbers_of_forms(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    return forms.two_to_fill_in(monkeypatch)


def with_a_key_everything_is_as_described(
    case: schemathesis.Case,
    housing: Calling,
    references: dict[str, str],
    numbers_of_forms: dict[str, int],
) -> None:
    """Every second reference is that of a case which is there; each good id is a new one."""
    if "reference" in case.path_parameters and next(calls[case.operation.label]) % 2:
        path = case.operation.path
        where = "interpreters" if path.endswith("/booked") else path.split("/")[3]
        case.path_parameters["reference"] = references[where]
        case.path_parameters |= {"number": 1} if "number" in case.path_parameters else {}
    if "key" in case.path_parameters and next(calls[case.operation.label]) % 2:
        case.path_parameters |= forms.of(case.operation.path, numbers_of_forms)
    if "/forms/" in case.operation.path and _is_meant_well(case):
        case.body = forms.as_can_be(case.operation.path, case.body)
    if MESSAGE_ID.fullmatch(str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = f"id-{next(numbers)}"
    if isinstance(case.body, dict) and case.meta.generation.mode == GenerationMode.POSITIVE:
        case.body = seen(case.body)
        case.body |= decided_today(case.body) if "decided_on" in case.body else {}
    if isinstance(case.body, dict) and str(case.body.get("media_type")) in ENDINGS:
        # Whether a file is what it is said to be is beyond any schema.
        case.body |= {"media_type": PDF, "content": b64encode(b"%PDF-1.7").decode()}
    if case.operation.path.endswith("/delivery") and _is_meant_well(case):
        case.body = made_once(case.body, as_file=bool(next(numbers) % 2))
    if "/billing/" in case.operation.path and _is_meant_well(case):
        known = bool(next(calls[case.operation.label]) % 2)
        debit = references["direct debit"]
        case.body = billing.as_can_be(case.operation.path, case.body, debit, known=known)
    headers = {"Authorization": f"Bearer {housing.key}", "Accept-Encoding": "identity"}
    answer = case.call_and_validate(headers=headers)
    answered.setdefault(case.operation.label, set()).add(answer.status_code)


def _is_meant_well(case: schemathesis.Case) -> bool:
    return isinstance(case.body, dict) and case.meta.generation.mode == GenerationMode.POSITIVE


def one_for_each(check: FunctionType, schema: Any) -> dict[str, Any]:
    """Give a test for each operation, by its name.

    Pytest does not tell apart what schemathesis makes of one test, and xdist runs one of them only.
    """
    found = {}
    for number, operation in enumerate(operations(schema), start=1):
        own = FunctionType(check.__code__, check.__globals__, check.__name__)
        own.__annotations__ = check.__annotations__
        only = schema.include(method=operation.method, path=operation.path)
        found[f"test_{check.__name__}_{number}"] = many(only.parametrize()(own))
    return found


def operations(schema: Any) -> list[Any]:
    return [found.ok() for found in schema.get_all_operations()]


globals().update(one_for_each(nothing_opens_without_a_key, for_anybody))
globals().update(one_for_each(with_a_key_everything_is_as_described, for_a_system))


def test_every_operation_was_used_and_misused() -> None:
    """So that the two above are known to have tried something."""
    for operation in operations(for_a_system):
        always = (billing.PUTS, forms.LISTS)
        wanted = {200} if operation.label in always else {200, 404}
        assert wanted <= answered[operation.label], operation.label
