"""Forms that the client shows to the person, in both eras of the protocol. A model cannot fill them in."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from mcp.server.mcpserver import Context
from mcp.types import ElicitRequest, ElicitRequestFormParams, ElicitResult, InputRequiredResult

_ONE_CALL_AFTER_ANOTHER = "2026-07-28"


class Filled(NamedTuple):
    """What came back: `accept` with the values, `decline` for no, `cancel` for not now."""

    action: Literal["accept", "decline", "cancel"]
    values: dict[str, Any]


def can_elicit(ctx: Context[Any, Any]) -> Literal["rounds", "push"] | None:
    """How this client shows forms: by calling again with the answers, when asked meanwhile, or not at all."""
    asked = ctx.client_capabilities and ctx.client_capabilities.elicitation
    if not asked or (asked.form is None and asked.url is not None):
        return None
    if (ctx.protocol_version or "") >= _ONE_CALL_AFTER_ANOTHER:
        return "rounds"
    return "push" if ctx.session.can_send_request else None


async def ask(
    ctx: Context[Any, Any], key: str, message: str, properties: dict[str, Any]
) -> Filled | InputRequiredResult | None:
    """The filled form; what to return so that it is shown; None where this client shows none.

    `key` has to follow from what is asked: an answer to another question is not taken for one to this.
    """
    way = can_elicit(ctx)
    if way is None:
        return None
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    if way == "push":
        return _filled(await ctx.session.elicit_form(message, schema, ctx.request_id))
    answer = (ctx.input_responses or {}).get(key)
    if isinstance(answer, ElicitResult) and ctx.request_state == key:
        return _filled(answer)
    form = ElicitRequest(params=ElicitRequestFormParams(message=message, requested_schema=schema))
    return InputRequiredResult(input_requests={key: form}, request_state=key)


def _filled(result: ElicitResult) -> Filled:
    return Filled(result.action, dict(result.content or {}))


def client_name(ctx: Context[Any, Any]) -> str:
    """What the client calls itself, "" when it does not say."""
    told = ctx.session.client_params
    return told.client_info.name if told else ""
