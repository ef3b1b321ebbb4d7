"""What happens around every call: whose it is, how many there were, what outlives it and what seals its state."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

from mcp import MCPError
from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.server.request_state import RequestStateSecurity
from mcp.types import INVALID_PARAMS, Tool

from server.background import goes_on
from server.identity import PERSON_META, Identity, acting_for
from server.rates import Rates
from storage.scope import Scope
from tailoring.errors import InvalidOption, LimitExceeded, UserError

PERSON = "person"
_PERSON_SCHEMA = {"type": "string", "description": "Whose career."}
# What reads a person's things and has no arguments in which the person could be named.
_WITHOUT_ARGUMENTS = frozenset({"resources/list", "resources/read", "completion/complete"})
_NEWER_HTTP = "2026-07-28"
_KEY_CHARACTERS = 32
_STATE_SECONDS = 3600  # an interview may pause for as long


def around_requests(identity: Identity) -> ServerMiddleware[Any]:
    """Middleware that knows whose things a request is about. Tool calls name the person in their arguments."""

    async def whose(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        over_http = ctx.request is not None and ctx.protocol_version >= _NEWER_HTTP
        before = goes_on.set(over_http)
        try:
            if ctx.method not in _WITHOUT_ARGUMENTS:
                return await call_next(ctx)
            with acting_for(await _scope_of(identity, ctx)):
                return await call_next(ctx)
        finally:
            goes_on.reset(before)

    return whose


async def _scope_of(identity: Identity, ctx: ServerRequestContext[Any, Any]) -> Scope:
    meta = cast("Mapping[str, object]", (ctx.params or {}).get("_meta") or {})
    try:
        return await identity.scope(str(meta.get(PERSON_META) or ""))
    except UserError as error:
        raise MCPError(INVALID_PARAMS, f"{error.problem} {error.mend}") from error


def _untitled(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without the titles that pydantic makes of the names; a model pays for each of them."""
    return {
        key: _untitled_value(value, names=key in ("properties", "$defs"))
        for key, value in schema.items()
        if key != "title"
    }


def _untitled_value(value: object, *, names: bool) -> Any:
    if isinstance(value, dict):
        inner = cast("dict[str, Any]", value)
        return {name: _untitled_value(one, names=False) for name, one in inner.items()} if names else _untitled(inner)
    if isinstance(value, list):
        return [_untitled_value(one, names=False) for one in cast("list[object]", value)]
    return value


def with_person(tool: Tool) -> Tool:
    """A tool that also takes the person; it is written here once so that no tool need know of it."""
    schema = _untitled(tool.input_schema)
    properties = schema.get("properties", {})
    named = {**properties, PERSON: properties.get(PERSON, _PERSON_SCHEMA)}
    answer = _untitled(tool.output_schema) if tool.output_schema else None
    return tool.model_copy(update={"input_schema": {**schema, "properties": named}, "output_schema": answer})


async def scope_of_call(identity: Identity, rates: Rates, arguments: dict[str, Any]) -> tuple[Scope, dict[str, Any]]:
    """Whose call it is, and its arguments without the person.

    Raises NotFound, InvalidOption, or LimitExceeded when this person's things were asked for too often.
    """
    left = dict(arguments)
    person: object = left.pop(PERSON, "")
    if not isinstance(person, str):
        raise InvalidOption(f"{PERSON} {person!r} is no name.", "Give a name as text.")
    scope = await identity.scope(person)
    if wait := rates.take(scope):
        raise LimitExceeded(
            f"There were more than {rates.per_minute} calls in a minute (limit http.calls_per_minute).",
            f"Call again in {math.ceil(wait)} s.",
        )
    return scope, left


def request_state_security(keys: Sequence[str]) -> RequestStateSecurity:
    """What seals the state of an interview that a client holds meanwhile. Raises InvalidOption for a short key."""
    if any(len(key) < _KEY_CHARACTERS for key in keys) or len(set(keys)) < len(keys):
        raise InvalidOption(
            f"http.request_state_keys holds a key of fewer than {_KEY_CHARACTERS} characters, or one twice.",
            "Make one with: openssl rand -hex 32",
        )
    if not keys:
        return RequestStateSecurity.ephemeral(ttl=_STATE_SECONDS)
    return RequestStateSecurity(keys=list(keys), ttl=_STATE_SECONDS)
