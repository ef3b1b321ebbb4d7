"""What the resources need from the server, and how they say that a thing is not there."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError

from storage.database import Database
from storage.scope import Scope
from tailoring.errors import NotFound, UserError
from tailoring.orders import DATA_NOTE

if TYPE_CHECKING:
    from tailoring.relayed import RelayedPolicy
    from tailoring.skills.taxonomy import Taxonomy

MARKDOWN = "text/markdown"
JSON = "application/json"
QUOTED = f"> {DATA_NOTE}\n\n"


@dataclass(frozen=True, slots=True)
class ResourceServices:
    """Everything the resources need."""

    database: Database
    caller: Callable[[Context[Any, Any]], Scope]
    taxonomy: Callable[[], Taxonomy]
    relayed: RelayedPolicy


@contextmanager
def worded() -> Generator[None, None, None]:
    """Turn user errors into the protocol's: what is not there is told in the same words as what never was."""
    try:
        yield
    except NotFound as error:
        raise ResourceNotFoundError(str(error)) from error
    except UserError as error:
        raise ResourceError(str(error)) from error
