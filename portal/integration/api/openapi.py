"""What every operation has in common, written into the OpenAPI description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ninja.openapi.schema import OpenAPISchema

from . import problems
from .callers import WRITES, Require
from .problems import Kind

if TYPE_CHECKING:
    from ninja import NinjaAPI

ALWAYS = (problems.WHO, problems.NOTHING_HERE, problems.TOO_MANY, problems.BROKEN, problems.AWAY)
OF_WRITES = (
    problems.MALFORMED,
    problems.ID_NEEDED,
    problems.LENGTH,
    problems.TOO_BIG,
    problems.MEDIA,
    problems.INVALID,
    problems.ID_USED,
)
MESSAGE_ID = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "The id of this message, the same at every try. A signed message has its "
    "webhook-id instead.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,100}$"},
}
SECURITY = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key of your system: pk_ and 52 characters.",
    },
    "signature": {
        "type": "apiKey",
        "in": "header",
        "name": "webhook-signature",
        "description": "Standard Webhooks: HMAC-SHA256 of id, timestamp and body; with webhook-id, "
        "webhook-timestamp and Portal-System (the name of your system). For writes only.",
    },
}
PROBLEM = {
    "title": "Problem",
    "description": "RFC 9457. type leads to a description; errors says what to mend.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["at", "why"],
                "properties": {"at": {"type": "string"}, "why": {"type": "string"}},
            },
        },
    },
}


def complete(schema: OpenAPISchema, api: NinjaAPI) -> OpenAPISchema:
    """Add the problems, the message id, and the two ways to say who is calling."""
    asking = _asking(api)
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            if auth := asking.get(operation["operationId"]):
                _complete(operation, method.upper() in WRITES, auth)
    schema["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    schema["components"]["securitySchemes"] = SECURITY
    return schema


def _complete(operation: dict[str, Any], writes: bool, auth: Require) -> None:
    operation["security"] = [{"key": []}, *([{"signature": []}] if writes else [])]
    needs = f"Needs the scope {auth.scope}."
    operation["description"] = " ".join(filter(None, [operation.get("description"), needs]))
    if writes and not auth.by_content:
        operation["parameters"] = [*operation["parameters"], MESSAGE_ID]
    for kind in (*ALWAYS, *(OF_WRITES if writes else ())):
        _add(operation["responses"], kind)


def _add(responses: dict[Any, Any], kind: Kind) -> None:
    found = responses.setdefault(
        kind.status,
        {
            "description": kind.title,
            "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        },
    )
    if kind.title not in found["description"]:
        found["description"] += f"; or: {kind.title}"


def _asking(api: NinjaAPI) -> dict[str, Require]:
    """What each operation asks of its caller, by the operation's id."""
    found = {}
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                name = operation.operation_id or api.get_openapi_operation_id(operation)
                for auth in operation.auth_callbacks:
                    if isinstance(auth, Require):
                        found[name] = auth
    return found
