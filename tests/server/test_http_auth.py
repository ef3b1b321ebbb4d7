"""Who may use the server over HTTP: what is not proved is refused, and says where to get a token."""

import base64
import hmac
from collections.abc import Callable
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from http_server import COACH, ERAS, Served, call, served
from issuer import Issuer, issuing

pytestmark = pytest.mark.promise("http-auth")

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


async def _answer(at: Served, token: str) -> tuple[int, str]:
    async with at.browser(token) as browser:
        answer = await browser.post("/mcp", json=PING, headers={"accept": "application/json, text/event-stream"})
    return answer.status_code, answer.headers.get("www-authenticate", "")


async def test_only_a_token_that_is_good_now_opens_the_server(tmp_path: Path) -> None:
    async with served(tmp_path, COACH) as at:
        good = await at.token("coach")
        ran_out = await at.token("coach", days=-1)
        status, _ = await _answer(at, good)
        assert status != 401
        for refused in ("", "rw_never", "garbage", ran_out):
            status, challenge = await _answer(at, refused)
            assert status == 401, refused
            assert challenge.startswith('Bearer error="invalid_token"')
        async with at.bench.database.writing(at.bench.scope) as store:
            assert await store.users.revoke("coach") >= 1
        assert (await _answer(at, good))[0] == 401


def _alg_none(issuer: Issuer) -> str:
    return jwt.encode(issuer.claims(), "", "none", headers={"kid": "one"})


def _shared_secret(issuer: Issuer) -> str:
    """The trick of signing with the public key as if it were a secret."""
    public = issuer.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    head, body, _ = jwt.encode(issuer.claims(), "s" * 32, "HS256", headers={"kid": "one"}).split(".")
    signed = hmac.digest(public, f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{base64.urlsafe_b64encode(signed).decode().rstrip('=')}"


def _other_key(issuer: Issuer) -> str:
    return jwt.encode(issuer.claims(), generate_private_key(SECP256R1()), "ES256", headers={"kid": "one"})


BAD: dict[str, Callable[[Issuer], str]] = {
    "alg none": _alg_none,
    "the public key as a secret": _shared_secret,
    "another key": _other_key,
    "an unknown key": lambda issuer: issuer.token(head={"kid": "two"}),
    "run out": lambda issuer: issuer.token(exp=1),
    "another audience": lambda issuer: issuer.token(aud="https://elsewhere.example/mcp"),
    "another issuer": lambda issuer: issuer.token(iss="https://elsewhere.example"),
    "no audience": lambda issuer: issuer.token(aud=None),
    "no end": lambda issuer: issuer.token(exp=None),
    "nobody": lambda issuer: issuer.token(sub=None),
    "not yet": lambda issuer: issuer.token(nbf=issuer.claims()["exp"]),
}


async def test_a_token_of_an_issuer_is_taken_only_when_all_of_it_is_proved(tmp_path: Path) -> None:
    with issuing() as issuer:
        async with served(tmp_path, **issuer.settings) as at:
            assert (await _answer(at, issuer.token()))[0] != 401
            for name, made in BAD.items():
                status, challenge = await _answer(at, made(issuer))
                assert status == 401, name
                assert "resource_metadata=" in challenge, name
            status, challenge = await _answer(at, issuer.token(scope="profile"))
            assert (status, 'error="insufficient_scope"' in challenge) == (403, True)
            async with at.browser() as browser:
                told = (await browser.get("/.well-known/oauth-protected-resource/mcp")).json()
    assert told["authorization_servers"] == [issuer.address]
    assert told["resource"] == at.web.address
    assert set(issuer.asked) == {"/keys"}
    assert len(issuer.asked) == 1, "an unknown key must not make us ask again and again"


async def test_keys_come_from_the_configured_address_alone(tmp_path: Path) -> None:
    with issuing() as issuer, issuing() as stranger:
        async with served(tmp_path, **issuer.settings) as at:
            leading_away = jwt.encode(
                issuer.claims(), stranger.key, "ES256", headers={"kid": "away", "jku": f"{stranger.address}/keys"}
            )
            assert (await _answer(at, leading_away))[0] == 401
        moved = {**issuer.settings, "HTTP__OAUTH__JWKS": f"{issuer.address}/moved"}
        before = issuer.asked.count("/keys")
        async with served(tmp_path, **moved) as at:
            assert (await _answer(at, issuer.token()))[0] == 401
    assert stranger.asked == []
    assert issuer.asked.count("/keys") == before


@pytest.mark.parametrize("mode", ERAS)
async def test_the_account_comes_from_the_token_and_from_nothing_else(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    ad = (examples / "ad.txt").read_text(encoding="utf-8")
    with issuing() as issuer:
        async with served(tmp_path, **issuer.settings) as at:
            await at.account("coach", subject="the coach")
            async with at.client(issuer.token(sub="the coach"), mode=mode) as coach:
                job = (await call(coach, "add_job", text=ad)).content["job_id"]
                forged = await call(coach, "add_job", text=ad, owner="someone")
            async with at.client(await at.token("coach"), mode=mode) as same:
                assert not (await call(same, "analyze_gaps", job_id=job)).text.startswith("not_found: There is no job")
            for other in (issuer.token(sub="coach"), issuer.token(sub="another")):
                async with at.client(other, mode=mode) as stranger:
                    stranger_told = await call(stranger, "assemble_resume", job_id=job)
                    await call(stranger, "add_document", text="Ada Example\nWelder")
                assert stranger_told.text.startswith("not_found")
        assert "no argument 'owner'" in forged.text


async def test_a_header_that_names_an_account_changes_nothing(tmp_path: Path) -> None:
    forged = {"x-owner": "coach", "x-forwarded-user": "coach"}
    async with served(tmp_path, COACH) as at, at.browser(**forged) as browser:
        assert (await browser.post("/mcp", json=PING)).status_code == 401
