"""What is turned away before it is read: other names, other pages, too much, too often; and where it may listen."""

from pathlib import Path

import pytest
from command_line import Command
from http_server import COACH, call, served
from mcp.server.request_state import InvalidRequestState

from server.calling import request_state_security
from server.rates import Rates
from server.settings import load_settings
from server.web import needs_token, open_web
from server.workbench import open_workbench
from tailoring.errors import CannotWrite, InvalidOption

pytestmark = pytest.mark.promise("http-limits")

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


@pytest.mark.parametrize("place", ["/mcp", "/upload/x", "/download/x/y", "/.well-known/anything"])
async def test_a_request_for_another_name_or_from_another_page_is_turned_away_everywhere(
    tmp_path: Path, place: str
) -> None:
    async with served(tmp_path) as at, at.browser() as browser:
        assert (await browser.get(place, headers={"host": "evil.example"})).status_code == 421
        assert (await browser.get(place, headers={"host": "localhost.evil.example:80"})).status_code == 421
        assert (await browser.get(place, headers={"origin": "https://evil.example"})).status_code == 403
        assert (await browser.get(place, headers={"origin": "null"})).status_code == 403
        assert (await browser.get(place, headers={"origin": at.origin})).status_code not in (403, 421)


async def test_the_public_address_and_the_settings_say_which_names_are_answered(tmp_path: Path) -> None:
    told = {
        "HTTP__PUBLIC_URL": "https://cv.example.org/",
        "HTTP__HOSTS": "inside.example:8400, other.example",
        "HTTP__ORIGINS": "https://app.example",
    }
    async with served(tmp_path, **told) as at:
        assert at.web.address == "https://cv.example.org/mcp"
        async with at.browser() as browser:
            # The address they are told is the proxy's; here there is none.
            here = f"http://127.0.0.1:{at.web.listening.getsockname()[1]}/upload/x"
            for host, status in (
                ("cv.example.org", 404), ("inside.example:8400", 404), ("other.example", 404), ("inside.example", 421),
            ):  # fmt: skip
                assert (await browser.get(here, headers={"host": host})).status_code == status, host
            for origin, status in (
                ("https://cv.example.org", 404), ("https://app.example", 404), ("http://cv.example.org", 403),
            ):  # fmt: skip
                assert (await browser.get(here, headers={"origin": origin})).status_code == status, origin


async def test_a_body_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    async with (
        served(tmp_path, HTTP__BODY_MB="0.01", LIMITS__FILE_MB="0.02") as at,
        at.browser() as browser,
        at.client() as client,
    ):
        large = await browser.post("/mcp", content=b" " * 20_000, headers={"content-type": "application/json"})
        asked = await call(client, "add_document")
        link = asked.text.rpartition("path=")[2]
        too_large = await browser.put(f"{link}/cv.txt", content=b"x" * 21_000)
        far_too_large = await browser.put(f"{link}/cv.txt", content=b"x" * 200_000)
        fits = await browser.put(f"{link}/cv.txt", content=b"Ada Example\nWelder")
    assert [answer.status_code for answer in (large, too_large, far_too_large, fits)] == [413, 413, 413, 200]


async def test_an_account_that_asks_too_often_is_told_when_to_ask_again_and_holds_up_nobody_else(
    tmp_path: Path,
) -> None:
    async with served(tmp_path, {"busy": ["me"], "calm": ["me"]}, HTTP__REQUESTS_PER_MINUTE="3") as at:
        async with at.browser(await at.token("busy")) as browser:
            answers = [await browser.post("/mcp", json=PING) for _ in range(4)]
        async with at.browser(await at.token("calm")) as browser:
            other = await browser.post("/mcp", json=PING)
    assert [answer.status_code == 429 for answer in answers] == [False, False, False, True]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 20
    assert other.status_code != 429


async def test_calls_are_counted_for_each_person_apart(tmp_path: Path) -> None:
    async with (
        served(tmp_path, COACH, HTTP__CALLS_PER_MINUTE="2") as at,
        at.client(await at.token("coach")) as coach,
    ):
        ada = [await call(coach, "get_run", run_id="run-x", person="ada") for _ in range(3)]
        bea = await call(coach, "get_run", run_id="run-x", person="bea")
    assert [answer.text.partition(":")[0] for answer in ada] == ["not_found", "not_found", "limit_exceeded"]
    assert "Call again in" in ada[-1].text
    assert bea.text.startswith("not_found")


def test_an_allowance_is_made_good_steadily() -> None:
    clock = [0.0]
    rates = Rates(60, lambda: clock[0])
    assert [rates.take("a") for _ in range(60)] == [0] * 60
    assert rates.take("a") == pytest.approx(1.0)
    assert rates.take("b") == 0
    clock[0] = 2.0
    assert [rates.take("a") > 0 for _ in range(3)] == [False, False, True]


@pytest.mark.parametrize(
    ("host", "settings", "asked"),
    [
        ("127.0.0.1", {}, False),
        ("localhost", {}, False),
        ("::1", {}, False),
        ("127.0.0.1", {"HTTP__OAUTH__ISSUER": "https://id.example", "HTTP__OAUTH__JWKS": "https://id.example/k"}, True),
        ("0.0.0.0", {"HTTP__OAUTH__ISSUER": "https://id.example", "HTTP__OAUTH__JWKS": "https://id.example/k"}, True),
    ],
)
async def test_tokens_are_asked_for_wherever_somebody_could_have_one(
    tmp_path: Path, host: str, settings: dict[str, str], asked: bool
) -> None:
    assert await _asked(tmp_path, host, settings) is asked


@pytest.mark.parametrize(
    ("host", "settings", "word"),
    [
        ("0.0.0.0", {}, "0.0.0.0"),
        ("192.0.2.7", {}, "192.0.2.7"),
        ("cv.example.org", {"HTTP__AUTH": "none"}, "cv.example.org"),
        ("127.0.0.1", {"HTTP__AUTH": "required"}, "required"),
        ("127.0.0.1", {"HTTP__OAUTH__ISSUER": "https://id.example"}, "jwks"),
        ("127.0.0.1", {"HTTP__OAUTH__ISSUER": "http://id.example", "HTTP__OAUTH__JWKS": "https://x"}, "issuer"),
        ("127.0.0.1", {"HTTP__OAUTH__ISSUER": "https://id.example", "HTTP__OAUTH__JWKS": "file:///etc/x"}, "jwks"),
    ],
)
async def test_it_does_not_serve_where_anyone_could_read_every_career(
    tmp_path: Path, host: str, settings: dict[str, str], word: str
) -> None:
    with pytest.raises(InvalidOption, match=word) as refused:
        await _asked(tmp_path, host, settings)
    assert refused.value.mend


async def _asked(home: Path, host: str, settings: dict[str, str]) -> bool:
    environment = {f"RESUMEWRIGHT_{name}": value for name, value in settings.items()}
    async with open_workbench(load_settings({"RESUMEWRIGHT_HOME": str(home), **environment})) as bench:
        return await needs_token(bench, host)


async def test_once_there_is_an_account_nobody_comes_in_without_a_token(tmp_path: Path) -> None:
    async with served(tmp_path) as at:
        await at.account("coach")
    assert await _asked(tmp_path, "127.0.0.1", {})
    assert not await _asked(tmp_path, "127.0.0.1", {"HTTP__AUTH": "none"})


def test_serving_in_the_open_without_accounts_ends_with_the_mend(resumewright: Command) -> None:
    refused = resumewright("serve", "--http", "--host", "0.0.0.0", "--port", "0")
    assert refused.code == 2
    assert "resumewright user add" in refused.err
    assert "belong to --http" in resumewright("serve", "--port", "8400").err


async def test_an_address_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    async with served(tmp_path) as at:
        port = at.web.listening.getsockname()[1]
        with pytest.raises(CannotWrite, match=str(port)):
            async with open_web(at.bench, "127.0.0.1", port):
                """It never comes so far."""
        await at.account("coach")
        with pytest.raises(InvalidOption, match="every address") as refused:
            async with open_web(at.bench, "0.0.0.0", 0):
                """It never comes so far."""
    assert "public_url" in refused.value.mend


def test_processes_that_share_keys_open_what_one_of_them_sealed() -> None:
    old, new = "o" * 32, "n" * 32
    sealed = request_state_security([old]).codec.seal(b"half an interview")
    assert request_state_security([new, old]).codec.unseal(sealed) == b"half an interview"
    for stranger in ([new], []):
        with pytest.raises(InvalidRequestState):
            request_state_security(stranger).codec.unseal(sealed)


@pytest.mark.parametrize("keys", ["too-short", f"{'k' * 32},{'k' * 32}"])
async def test_a_key_that_seals_too_little_is_refused_and_not_shown(tmp_path: Path, keys: str) -> None:
    with pytest.raises(InvalidOption, match="request_state_keys") as refused:
        async with served(tmp_path, HTTP__REQUEST_STATE_KEYS=keys):
            """It never comes so far."""
    assert keys not in str(refused.value)
