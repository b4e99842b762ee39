"""What systems may do with forms: read how they are answered, try answers, upload, send."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from ninja import Router

from portal.cases.api.routes import LARGEST_REQUEST
from portal.cases.letters import tracking_address
from portal.cases.reference import shown
from portal.integration.api import Problem, caller_of, invalid, once, require
from portal.integration.api.problems import CLOSED, INVALID, MEDIA_TYPE

from ..definition import Journey, Kind, Question
from ..uploads.sweep import AGE
from .files import Shelf, store
from .finding import open_forms, schema_path, taken_version_of, version_of
from .messages import (
    FileMessage,
    Filled,
    Form,
    Forms,
    Mistake,
    Offered,
    Sent,
    Uploaded,
    Validated,
)
from .mistakes import Wrong
from .reading import read
from .schema import LOOKS, answers_schema
from .sending import Refused, send
from .wire import Unfit

router = Router()
READ, SEND = "forms:read", "forms:send"
SCHEMA_TYPE = "application/schema+json"
KEPT = "private, max-age=604800, immutable"
"""A version never changes; in a week a better schema of ours has reached everybody."""
AGREE = "Ask the person to agree first, then send true."
NO_FILES = "No question of this form with this name takes files."
CAN_BE_CLOSED: dict[str, Any] = {
    "responses": {
        409: {
            "description": CLOSED.title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    }
}
GIVES_A_SCHEMA: dict[str, Any] = {
    "responses": {
        200: {"description": "OK", "content": {SCHEMA_TYPE: {"schema": {"type": "object"}}}},
        304: {"description": "As you have it: If-None-Match named its ETag"},
    }
}


@router.get("", auth=require(READ), response=Forms)
def list_forms(request: HttpRequest) -> Forms:
    """List the forms that you may fill in for people, each in its newest version."""
    return Forms(
        forms=[
            Form(
                key=journey.key,
                title=journey.title,
                version=version.number,
                answers_schema=_whole(schema_path(journey.key, version.number)),
            )
            for journey, version in open_forms()
        ]
    )


@router.get(
    "/{key}/versions/{int:number}/schema",
    auth=require(READ),
    openapi_extra=GIVES_A_SCHEMA,
    url_name="read_schema",
)
def read_schema(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Read the JSON Schema (2020-12) of the answers to one version of a form.

    It stays as it is, and has an ETag. What it cannot say, validate does.
    """
    version, journey = version_of(key, number)
    headers = {"ETag": f'"{version.fingerprint[:32]}-{LOOKS}"', "Cache-Control": KEPT}
    if _has(request, headers["ETag"]):
        return HttpResponse(status=304, headers=headers)
    schema = answers_schema(journey, number, _whole(schema_path(key, number)))
    body = json.dumps(schema, ensure_ascii=False)
    return HttpResponse(body, content_type=SCHEMA_TYPE, headers=headers)


@router.post(
    "/{key}/versions/{int:number}/validate",
    auth=require(SEND, by_content=True),
    response=Validated,
    openapi_extra=CAN_BE_CLOSED,
)
def validate(request: HttpRequest, key: str, number: int, filled: Filled) -> Validated:
    """Try answers, all or some. Nothing is kept, and no message id is needed."""
    _version, journey = taken_version_of(key, number)
    wrong = read(journey, filled.answers, Shelf(caller_of(request).system, key)).wrong
    return Validated(valid=not wrong, problems=[_mistake(each) for each in wrong])


@router.post(
    "/{key}/versions/{int:number}/uploads",
    auth=require(SEND, most=LARGEST_REQUEST),
    response=Uploaded,
    openapi_extra=CAN_BE_CLOSED,
)
def upload_file(request: HttpRequest, key: str, number: int, message: FileMessage) -> HttpResponse:
    """Upload a file for a question, before you send the answers that name it.

    It is looked at, scanned for viruses and made harmless as a person's own would be.
    """

    def work() -> Uploaded:
        _version, journey = taken_version_of(key, number)
        question = _asks_for_files(journey, message.question)
        try:
            kept = store(caller_of(request).system, key, question, message.name, message.content)
        except Unfit as unfit:
            raise invalid("/content", " ".join(unfit.sentences)) from None
        return Uploaded(upload=kept.public_id, bytes=kept.bytes, until=kept.created_at + AGE)

    return once(request, work)


@router.post(
    "/{key}/versions/{int:number}/submissions",
    auth=require(SEND),
    response=Sent,
    openapi_extra=CAN_BE_CLOSED,
)
def send_form(request: HttpRequest, key: str, number: int, filled: Filled) -> HttpResponse:
    """Send a form for a person. It becomes a case as if they had sent it themselves.

    They are told as they always are, and can follow it with its reference.
    """

    def work() -> Sent:
        version, journey = taken_version_of(key, number)
        if not filled.agreed:
            raise invalid("/agreed", AGREE)
        try:
            submission = send(caller_of(request).system, version, journey, filled)
        except Refused as refused:
            raise Problem(INVALID, errors=[_error(each) for each in refused.wrong]) from None
        return Sent(
            reference=shown(submission.case.reference),
            tracking=tracking_address(),
            version=version.number,
        )

    return once(request, work)


def _asks_for_files(journey: Journey, name: str) -> Question:
    for _repeat, _step, question in journey.questions():
        if question.id == name and question.kind is Kind.FILE:
            return question
    raise invalid("/question", NO_FILES)


def _mistake(wrong: Wrong) -> Mistake:
    offered = [Offered(value=each.value, title=each.label) for each in wrong.offered]
    return Mistake(**_error(wrong), offered=offered)


def _error(wrong: Wrong) -> dict[str, str]:
    return {"at": wrong.pointer, "why": wrong.sentence}


def _has(request: HttpRequest, etag: str) -> bool:
    named = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in named or etag in [each.removeprefix("W/") for each in named]


def _whole(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
