"""Accounts, the persons under them and their bearer tokens. A token itself is never kept, only its digest.

These queries are bound to an account and not to one person, and the first of them finds out which account it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import AccountRow, DocumentRow, PersonRow, PostingRow, TokenRow
from storage.scope import Scope
from tailoring.errors import InvalidOption, NotFound
from tailoring.model import Model


class Token(Model):
    """What may be told of a token after it was shown once; `expires_at` counts seconds since the epoch."""

    id: str
    person: str
    label: str
    added_at: str
    expires_at: float
    revoked_at: str


class Account(Model):
    """An account with its persons and tokens."""

    owner: str
    subject: str
    persons: tuple[str, ...]
    tokens: tuple[Token, ...]


def token_digest(token: str) -> str:
    """What is kept of a token. It holds 256 random bits, so one round of hashing cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


class Users:
    """Every account of a database."""

    def __init__(self, session: AsyncSession, clock: Callable[[], str]) -> None:
        self.session = session
        self.clock = clock

    async def add(self, owner: str, persons: Sequence[str], subject: str = "") -> None:
        """Add an account with its persons. Raises InvalidOption when the name or the subject is taken."""
        if await self.session.get(AccountRow, owner) is not None:
            raise InvalidOption(f"There is an account {owner!r} already.", "Choose another name.")
        if subject and await self.owner_of(subject):
            raise InvalidOption(f"The subject {subject!r} has an account already.", "Give another subject.")
        self.session.add(AccountRow(owner=owner, subject=subject, added_at=self.clock()))
        for person in persons:
            self.session.add(PersonRow(owner=owner, person=person, added_at=self.clock()))
        await self.session.flush()

    async def add_person(self, owner: str, person: str) -> None:
        """Add a person to an account; one that is there already stays as it is."""
        if await self.session.get(PersonRow, {"owner": owner, "person": person}) is None:
            self.session.add(PersonRow(owner=owner, person=person, added_at=self.clock()))
            await self.session.flush()

    async def any(self) -> bool:
        """Whether there is an account at all."""
        return (await self.session.execute(select(AccountRow.owner).limit(1))).first() is not None

    async def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        rows = await self.session.scalars(select(AccountRow).order_by(AccountRow.owner))
        return tuple([await self._account(row) for row in rows.all()])

    async def get(self, owner: str) -> Account:
        """One account. Raises NotFound."""
        row = await self.session.get(AccountRow, owner)
        if row is None:
            raise NotFound(f"There is no account {owner!r}.", "See `resumewright user list`.")
        return await self._account(row)

    async def _account(self, row: AccountRow) -> Account:
        tokens = await self.session.scalars(
            select(TokenRow).where(TokenRow.owner == row.owner).order_by(TokenRow.added_at, TokenRow.id)
        )
        return Account(
            owner=row.owner,
            subject=row.subject,
            persons=await self.persons(row.owner),
            tokens=tuple(
                Token(
                    id=t.id,
                    person=t.person,
                    label=t.label,
                    added_at=t.added_at,
                    expires_at=t.expires_at,
                    revoked_at=t.revoked_at,
                )
                for t in tokens
            ),
        )

    async def persons(self, owner: str) -> tuple[str, ...]:
        """The persons of an account: those that were added, then those who have documents or jobs without it."""
        added = await self.session.scalars(
            select(PersonRow.person).where(PersonRow.owner == owner).order_by(PersonRow.added_at, PersonRow.person)
        )
        known = dict.fromkeys(added)
        for row in (DocumentRow, PostingRow):
            found = await self.session.scalars(
                select(row.person).where(row.owner == owner).distinct().order_by(row.person)
            )
            known.update(dict.fromkeys(found))
        return tuple(known)

    async def owner_of(self, subject: str) -> str:
        """The account that a subject signs in to; "" for none."""
        found = await self.session.scalars(select(AccountRow.owner).where(AccountRow.subject == subject))
        return found.first() or ""

    async def issue(self, owner: str, token: str, label: str, expires_at: float, person: str = "") -> str:
        """Keep the digest of a new token and return the id by which it is revoked. Raises NotFound.

        A token for one `person` of the account opens nothing of the others.
        """
        account = await self.get(owner)
        if person and person not in account.persons:
            raise NotFound(f"{owner} has no person {person!r}.", f"Add it: resumewright person add {owner} {person}")
        digest = token_digest(token)
        row = TokenRow(
            owner=owner,
            id=f"tok-{digest[:8]}",
            digest=digest,
            person=person,
            label=label,
            added_at=self.clock(),
            expires_at=expires_at,
            revoked_at="",
        )
        self.session.add(row)
        await self.session.flush()
        return row.id

    async def holder(self, token: str, now: float) -> Scope | None:
        """The account a token belongs to, and the person it is for ("" for all).

        None when it never was, is revoked, or ran out before `now` (seconds).
        """
        found = await self.session.scalars(
            select(TokenRow).where(
                TokenRow.digest == token_digest(token), TokenRow.revoked_at == "", TokenRow.expires_at > now
            )
        )
        row = found.first()
        return Scope(row.owner, row.person) if row else None

    async def revoke(self, owner: str, token_id: str = "") -> int:
        """Revoke one token, or all of an account; how many there were. Raises NotFound."""
        await self.get(owner)
        wanted = select(TokenRow).where(TokenRow.owner == owner, TokenRow.revoked_at == "")
        if token_id:
            wanted = wanted.where(TokenRow.id == token_id)
        rows = (await self.session.scalars(wanted)).all()
        if token_id and not rows:
            raise NotFound(f"{owner} has no valid token {token_id!r}.", "See `resumewright user list`.")
        for row in rows:
            row.revoked_at = self.clock()
        return len(rows)
