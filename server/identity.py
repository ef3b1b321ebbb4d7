"""Who calls, and whose career is meant. The account comes from the token alone, never from a header or an argument."""

from __future__ import annotations

import re
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.mcpserver import Context

from server.clock import seconds
from storage.database import Database
from storage.scope import Scope
from tailoring.errors import InvalidOption, NotFound, UserError

TOKEN_PREFIX = "rw_"  # noqa: S105 - the mark of our own tokens, no secret
NOBODY = Scope("", "")
PERSON_CLAIM = "person"
# Where a request that has no arguments of its own names the person: in its `_meta`.
PERSON_META = "resumewright/person"
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_scope: ContextVar[Scope | None] = ContextVar("scope", default=None)


class NotSignedIn(UserError):
    """A call without an account."""

    code = "not_signed_in"


class Identity:
    """Finds account and person of a call. `local` is whose calls those without a token are; None where none may be."""

    def __init__(self, database: Database, local: Scope | None) -> None:
        self.database = database
        self.local = local

    def owner(self) -> str:
        """The account that calls. Raises NotSignedIn."""
        token = get_access_token()
        if token is not None and token.subject:
            return token.subject
        if token is None and self.local is not None:
            return self.local.owner
        raise NotSignedIn("This call carries no account.", "Send a bearer token.")

    def bound_to(self) -> str:
        """The one person that the caller's token is for; "" when it opens the whole account."""
        token = get_access_token()
        return str((token.claims or {}).get(PERSON_CLAIM, "")) if token else ""

    async def scope(self, person: str = "") -> Scope:
        """Account and person of a call.

        Raises NotFound for a person the account has not, InvalidOption when it has several and none is named.
        """
        owner = self.owner()
        home = self.local.person if self.local and self.local.owner == owner else ""
        if home and person in ("", home):
            return Scope(owner, home)
        async with self.database.reading(NOBODY) as store:
            persons = await store.users.persons(owner)
        if bound := self.bound_to():
            persons = (bound,)
        if person:
            if person not in persons:
                raise NotFound(f"There is no person {person!r}.", "Give a name that `resumewright person list` shows.")
            return Scope(owner, person)
        if len(persons) > 1:
            raise InvalidOption("Whose career is meant is not said.", f"Give `person`: {', '.join(persons)}.")
        return Scope(owner, persons[0] if persons else "me")

    def caller(self, _: Context[Any, Any] | None = None) -> Scope:
        """Account and person of the call that is being answered. Raises NotSignedIn outside of one."""
        scope = _scope.get() or (self.local if get_access_token() is None else None)
        if scope is None:
            raise NotSignedIn("It is not known whose call this is.", "Name the person.")
        return scope


@contextmanager
def acting_for(scope: Scope) -> Generator[None, None, None]:
    """Within, this is whose things are meant."""
    before = _scope.set(scope)
    try:
        yield
    finally:
        _scope.reset(before)


def checked_name(word: str, what: str) -> str:
    """A name for an account or a person. Raises InvalidOption with the accepted form."""
    if not _NAME.fullmatch(word):
        raise InvalidOption(
            f"{word!r} is no name for {what}.",
            "Use up to 64 small letters, digits, dots, hyphens and underscores, a letter or digit first.",
        )
    return word


def new_token() -> str:
    """A bearer token: 256 random bits behind a mark that tells it from an issuer's."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


async def holder_of(database: Database, token: str) -> Scope | None:
    """Account and person ("" for all) of one of our own tokens; None when it never was, was revoked or ran out."""
    async with database.reading(NOBODY) as store:
        return await store.users.holder(token, seconds())
