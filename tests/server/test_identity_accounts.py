"""Accounts, persons and tokens as the command line keeps them."""

import re
from pathlib import Path

import pytest
from command_line import Command

from server.clock import now_iso, seconds
from server.identity import NOBODY, Identity, acting_for, new_token
from storage.database import open_database
from storage.scope import Scope
from tailoring.errors import NotFound

pytestmark = pytest.mark.promise("accounts")


def test_an_account_is_added_given_a_token_that_is_shown_once_and_listed(resumewright: Command) -> None:
    assert resumewright("user", "add", "coach", "--person", "ada", "--person", "bea").code == 0
    made = resumewright("user", "token", "coach", "--days", "30", "--label", "laptop")
    token = made.out.strip()
    assert re.fullmatch(r"rw_[\w-]{43}", token)
    listed = resumewright("user", "list")
    assert "coach: ada, bea" in listed.out
    assert "good until" in listed.out
    assert "laptop" in listed.out
    assert token not in listed.out
    known = resumewright("user", "list", "--json")
    assert token not in known.out


def test_neither_the_token_nor_a_part_of_it_is_kept(resumewright: Command, home: Path) -> None:
    resumewright("user", "add", "coach")
    token = resumewright("user", "token", "coach").out.strip()
    kept = b"".join(file.read_bytes() for file in home.iterdir() if file.is_file())
    assert token.encode() not in kept
    assert token[3:20].encode() not in kept


def test_a_token_is_revoked_alone_or_with_all_the_others(resumewright: Command) -> None:
    resumewright("user", "add", "coach")
    first, *_ = [resumewright("user", "token", "coach", "--json").json for _ in range(3)]
    assert resumewright("user", "revoke", "coach", first["id"], "--json").json["revoked"] == 1
    again = resumewright("user", "revoke", "coach", first["id"], "--json")
    assert (again.code, again.json["code"]) == (2, "not_found")
    assert resumewright("user", "revoke", "coach", "--json").json["revoked"] == 2
    assert resumewright("user", "list").out.count("revoked") == 3


def test_persons_come_to_an_account_one_by_one(resumewright: Command) -> None:
    resumewright("user", "add", "coach", "--person", "ada")
    assert resumewright("person", "add", "coach", "bea").out == "coach: ada, bea\n"
    assert resumewright("person", "add", "coach", "bea").out == "coach: ada, bea\n"
    assert resumewright("person", "add", "local", "cleo", "--json").json["persons"] == ["cleo"]
    assert resumewright("person", "list").out == "local: cleo\n"
    assert resumewright("person", "list", "coach", "--json").json["persons"] == ["ada", "bea"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["user", "add", "coach"], "invalid_option"),
        (["user", "add", "The Coach"], "invalid_option"),
        (["user", "add", "new", "--person", "../x"], "invalid_option"),
        (["user", "add", "new", "--subject", "sub-1"], "invalid_option"),
        (["user", "token", "nobody"], "not_found"),
        (["user", "token", "coach", "--days", "0"], "invalid_option"),
        (["user", "token", "coach", "--person", "zoe"], "not_found"),
        (["user", "revoke", "nobody"], "not_found"),
        (["person", "add", "nobody", "ada"], "not_found"),
        (["person", "list", "nobody"], "not_found"),
    ],
)
def test_what_cannot_be_done_with_accounts_is_named(resumewright: Command, words: list[str], code: str) -> None:
    resumewright("user", "add", "coach", "--subject", "sub-1")
    answer = resumewright(*words, "--json")
    assert answer.code == 2
    assert answer.json["code"] == code
    assert answer.json["mend"]


async def test_a_token_opens_its_account_until_it_runs_out_or_is_revoked(tmp_path: Path) -> None:
    database = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'r.db'}", now_iso)
    token, bound = new_token(), new_token()
    async with database.writing(NOBODY) as store:
        await store.users.add("coach", ["ada", "bea"])
        await store.users.issue("coach", token, "", until := seconds() + 100)
        known = await store.users.issue("coach", bound, "", until, "bea")
    async with database.writing(NOBODY) as store:
        assert await store.users.holder(token, seconds()) == Scope("coach", "")
        assert await store.users.holder(bound, seconds()) == Scope("coach", "bea")
        assert await store.users.holder(token, until) is None
        assert await store.users.holder(new_token(), seconds()) is None
        await store.users.revoke("coach", known)
        assert await store.users.holder(bound, seconds()) is None
        assert await store.users.holder(token, seconds()) == Scope("coach", "")
    await database.close()


async def test_over_stdio_the_configured_person_is_meant_and_others_are_named(tmp_path: Path) -> None:
    database = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'r.db'}", now_iso)
    identity = Identity(database, Scope("local", "me"))
    assert await identity.scope() == Scope("local", "me")
    assert await identity.scope("me") == Scope("local", "me")
    with pytest.raises(NotFound):
        await identity.scope("bea")
    async with database.writing(NOBODY) as store:
        await store.users.add_person("local", "bea")
    assert await identity.scope() == Scope("local", "me")
    assert await identity.scope("bea") == Scope("local", "bea")
    with acting_for(Scope("local", "bea")):
        assert identity.caller() == Scope("local", "bea")
    assert identity.caller() == Scope("local", "me")
    await database.close()
