"""`resumewright user`: who may use the server over HTTP, and their tokens."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from server.clock import now_iso, seconds
from server.commands.running import note, run, say
from server.identity import NOBODY, checked_name, new_token
from server.settings import Settings
from storage.database import open_database
from storage.users import Account, Token
from tailoring.errors import InvalidOption

if TYPE_CHECKING:
    from storage.store import Store

T = TypeVar("T")
app = typer.Typer(help="Accounts for HTTP: add, token, revoke, list.", no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(help="The account's name.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_DAY = 86_400
_MOST_DAYS = 3650


def changing(settings: Settings, work: Callable[[Store], Awaitable[T]]) -> Awaitable[T]:
    """Do something with the accounts in one unit of work."""

    async def done() -> T:
        database = await open_database(settings.database_url, now_iso)
        try:
            async with database.writing(NOBODY) as store:
                return await work(store)
        finally:
            await database.close()

    return done()


@app.command("add")
def add(
    name: Name,
    persons: Annotated[list[str], typer.Option("--person", help="A person it keeps; may be repeated.")] = [],  # noqa: B006
    subject: Annotated[str, typer.Option("--subject", help="Who it is to the issuer of http.oauth.")] = "",
    as_json: AsJson = False,
) -> None:
    """Add an account. Without --person it keeps one person, "me"."""

    async def work(settings: Settings) -> None:
        kept = [checked_name(person, "a person") for person in dict.fromkeys(persons)] or ["me"]
        owner = checked_name(name, "an account")
        await changing(settings, lambda store: store.users.add(owner, kept, subject))
        say(json.dumps({"account": owner, "persons": kept}) if as_json else f"{owner} keeps {', '.join(kept)}.")

    run(work, as_json=as_json)


@app.command("token")
def token(
    name: Name,
    days: Annotated[int, typer.Option("--days", help="How long it is good for.")] = 90,
    person: Annotated[str, typer.Option("--person", help="Open this person's things alone.")] = "",
    label: Annotated[str, typer.Option("--label", help="Where it is used, to know it by.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make a bearer token and show it, this one time."""

    async def work(settings: Settings) -> None:
        if not 1 <= days <= _MOST_DAYS:
            raise InvalidOption(f"--days {days} is not between 1 and {_MOST_DAYS}.", "Give a number between them.")
        made, until = new_token(), seconds() + days * _DAY
        known_as = await changing(settings, lambda store: store.users.issue(name, made, label, until, person))
        if as_json:
            say(json.dumps({"id": known_as, "token": made, "expires": _day(until)}))
            return
        note(f"{known_as}, good until {_day(until)}. It is not kept and not shown again:")
        say(made)

    run(work, as_json=as_json)


@app.command("revoke")
def revoke(
    name: Name,
    token_id: Annotated[str, typer.Argument(help="One token's id; all of them when left out.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make tokens worthless from now on."""

    async def work(settings: Settings) -> None:
        count = await changing(settings, lambda store: store.users.revoke(name, token_id))
        say(json.dumps({"account": name, "revoked": count}) if as_json else f"{count} token(s) of {name} revoked.")

    run(work, as_json=as_json)


@app.command("list")
def list_accounts(as_json: AsJson = False) -> None:
    """List accounts, their persons and the state of their tokens."""

    async def work(settings: Settings) -> None:
        accounts = await changing(settings, lambda store: store.users.all())
        if as_json:
            say(json.dumps([account.model_dump(mode="json") for account in accounts], ensure_ascii=False))
            return
        for account in accounts:
            _show(account)
        say(f"{len(accounts)} accounts")

    run(work, as_json=as_json)


def _show(account: Account) -> None:
    signed_in = f" (subject {account.subject})" if account.subject else ""
    say(f"{account.owner}{signed_in}: {', '.join(account.persons)}")
    for one in account.tokens:
        scope = f", {one.person} only" if one.person else ""
        say(f"    {one.id}  {_state(one)}{scope}  {one.label}".rstrip())


def _state(one: Token) -> str:
    if one.revoked_at:
        return f"revoked {one.revoked_at[:10]}"
    return f"{'ran out' if one.expires_at <= seconds() else 'good until'} {_day(one.expires_at)}"


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
