"""Finds the person's documents and the job that a call means, and makes the run's options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mcp.server.mcpserver import Context
from pydantic import ValidationError

from storage.run import RunRequest
from tailoring.errors import InvalidOption, NotFound
from tailoring.options import TailorOptions
from tools.services import Services


async def run_request(
    services: Services, ctx: Context[Any, Any], job_id: str, document_ids: Sequence[str], **chosen: Any
) -> RunRequest:
    """The request for a run: the named documents, or all of the person's. Raises NotFound or InvalidOption."""
    scope = services.caller(ctx)
    async with services.database.reading(scope) as store:
        if not document_ids:
            document_ids = await store.documents.ids()
    if not document_ids:
        raise NotFound("There is no document yet.", "Add a résumé with add_document first.")
    try:
        options = TailorOptions(as_of=services.today(), **{k: v for k, v in chosen.items() if v not in (None, "")})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidOption(f"{where} {first['input']!r} is not accepted: {first['msg']}.", "Correct it.") from error
    return RunRequest(document_ids=tuple(document_ids), posting_id=job_id, options=options)
