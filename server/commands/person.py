"""`resumewright person`: whose careers an account keeps, such as a coach's clients."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from server.commands.running import run, say
from server.commands.user import AsJson, changing
from server.identity import checked_name
from server.settings import Settings

if TYPE_CHECKING:
    from storage.store import Store

app = typer.Typer(help="The persons of an account: add, list.", no_args_is_help=True, rich_markup_mode=None)
Owner = Annotated[str, typer.Argument(help="The account's name; the account of this machine when left out.")]


@app.command("add")
def add(
    account: Annotated[str, typer.Argument(help="The account's name, as `user list` shows it.")],
    person: Annotated[str, typer.Argument(help="The new person's name.")],
    as_json: AsJson = False,
) -> None:
    """Add a person to an account."""

    async def work(settings: Settings) -> None:
        name = checked_name(person, "a person")

        async def added(store: Store) -> tuple[str, ...]:
            if account != settings.owner:
                await store.users.get(account)
            await store.users.add_person(account, name)
            return await store.users.persons(account)

        _say(account, await changing(settings, added), as_json=as_json)

    run(work, as_json=as_json)


@app.command("list")
def list_persons(account: Owner = "", as_json: AsJson = False) -> None:
    """List the persons of an account."""

    async def work(settings: Settings) -> None:
        whose = account or settings.owner

        async def found(store: Store) -> tuple[str, ...]:
            if whose != settings.owner:
                await store.users.get(whose)
            return await store.users.persons(whose)

        _say(whose, await changing(settings, found), as_json=as_json)

    run(work, as_json=as_json)


def _say(account: str, persons: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        say(json.dumps({"account": account, "persons": persons}))
    else:
        say(f"{account}: {', '.join(persons) or 'nobody yet'}")
