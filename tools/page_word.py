"""The one-time word that tells a person's click on a page from a model's call.

It travels in the `_meta` of an answer to a page alone, which hosts give to the page and never to the model. It stands
for just the statements that were shown with it, to one person of one account, works once and soon runs out.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mcp.server.apps import client_supports_apps
from mcp.server.mcpserver import Context

from storage.scope import Scope
from tailoring.errors import InvalidOption
from tailoring.relayed import confirm_command
from tools.confirming import Awaiting
from tools.services import Services

WORD_META = "resumewright/word"
_SECONDS = 900.0


async def word_for(
    services: Services, ctx: Context[Any, Any], scope: Scope, shown: Sequence[Awaiting]
) -> dict[str, Any] | None:
    """The `_meta` with a new word for what is shown; None where the client has no pages, or nothing waits."""
    if not shown or not client_supports_apps(ctx):
        return None
    word, now = secrets.token_urlsafe(16), _now(services)
    stands_for = json.dumps({one.id: _digest(one) for one in shown}).encode()
    async with services.database.writing(scope) as store:
        await store.links.sweep(now)
        await store.links.add(scope, word, "confirm", now + _SECONDS, data=stands_for)
    return {WORD_META: word}


async def spend_word(services: Services, scope: Scope, word: str, chosen: Sequence[Awaiting]) -> None:
    """Use a word up. Raises InvalidOption when it is not good for all that was chosen, as it stands now."""
    async with services.database.writing(scope) as store:
        stands_for = await store.links.spend(scope, word, _now(services))
    shown: dict[str, str] = json.loads(stands_for) if stands_for else {}
    if not chosen or any(shown.get(one.id) != _digest(one) for one in chosen):
        raise InvalidOption(
            "Nothing was confirmed: this call carries no word that a page was given for these statements, or the word "
            "was used or ran out.",
            f"Only the person confirms: on the page, in a form, or with `{confirm_command(*(c.id for c in chosen))}`.",
        )


def _digest(one: Awaiting) -> str:
    return hashlib.sha256(one.model_dump_json().encode()).hexdigest()


def _now(services: Services) -> float:
    return datetime.fromisoformat(services.database.clock()).timestamp()
