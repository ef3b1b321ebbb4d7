"""Checks bearer tokens: our own by their digest, an issuer's by its signature. What is not proved is refused."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

import anyio
import httpx2
import jwt
from mcp.server.auth.provider import AccessToken
from mcp.server.auth.settings import AuthSettings

from server.identity import NOBODY, PERSON_CLAIM, TOKEN_PREFIX, holder_of
from server.settings import OAuthSettings
from storage.database import Database
from storage.scope import Scope

# Signatures that a public key can check. Neither "none" nor a shared secret is ever among them.
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
OWN_ISSUER = "resumewright"
PATH = "/mcp"
_KEPT_SECONDS = 3600.0
# A token with an unknown key may mean that the issuer has a new one, or that somebody makes us ask again and again.
_PAUSE_SECONDS = 30.0
_MOST_BYTES = 1_000_000
_LEEWAY_SECONDS = 30
log = logging.getLogger(__name__)


class PublicKeys:
    """An issuer's public keys, from the one address that is configured; it is asked again when they are old."""

    def __init__(self, address: str, now: Callable[[], float] = time.monotonic) -> None:
        self.address = address
        self.now = now
        self._keys: dict[str, jwt.PyJWK] = {}
        self._asked = -_KEPT_SECONDS
        self._turn = anyio.Lock()

    async def key(self, kid: str) -> jwt.PyJWK | None:
        """The key of this id; where a token names none, the only one there is."""
        age = self.now() - self._asked
        if age >= _KEPT_SECONDS or (self._found(kid) is None and age >= _PAUSE_SECONDS):
            async with self._turn:
                if self.now() - self._asked >= _PAUSE_SECONDS:
                    await self._ask()
        return self._found(kid)

    def _found(self, kid: str) -> jwt.PyJWK | None:
        if not kid and len(self._keys) == 1:
            return next(iter(self._keys.values()))
        return self._keys.get(kid)

    async def _ask(self) -> None:
        self._asked = self.now()
        try:
            # A redirect would lead to an address that nobody configured.
            async with httpx2.AsyncClient(timeout=5, follow_redirects=False) as client:
                answer = await client.get(self.address, headers={"accept": "application/json"})
            if not answer.is_success or len(answer.content) > _MOST_BYTES:
                log.warning("the issuer's keys are not at %s: status %d", self.address, answer.status_code)
                return
            self._keys = _public_keys(json.loads(answer.content))
        except (httpx2.HTTPError, ValueError) as error:
            log.warning("the issuer's keys could not be fetched from %s: %s", self.address, error)


def _public_keys(document: object) -> dict[str, jwt.PyJWK]:
    """The signing keys of a JWKS by their ids; what is no public signing key is passed over."""
    listed: object = cast("Mapping[str, object]", document).get("keys") if isinstance(document, dict) else None
    keys: dict[str, jwt.PyJWK] = {}
    for entry in cast("list[object]", listed) if isinstance(listed, list) else []:
        if not isinstance(entry, dict):
            continue
        described = cast("dict[str, Any]", entry)
        if described.get("kty") not in ("RSA", "EC", "OKP") or described.get("use", "sig") != "sig":
            continue
        try:
            keys[str(described.get("kid", ""))] = jwt.PyJWK.from_dict(described)
        except jwt.PyJWTError as error:
            log.warning("a key of the issuer cannot be used: %s", error)
    return keys


class Keys(Protocol):
    """Where public keys come from."""

    async def key(self, kid: str) -> jwt.PyJWK | None:
        """The key of this id."""
        ...


class Verifier:
    """The one check of a bearer token. `resource` is the address that tokens must be meant for."""

    def __init__(self, database: Database, oauth: OAuthSettings, resource: str, keys: Keys | None = None) -> None:
        self.database = database
        self.oauth = oauth
        self.resource = resource
        self.keys = keys or (PublicKeys(oauth.jwks) if oauth.jwks else None)

    async def verify_token(self, token: str) -> AccessToken | None:
        """Whose token it is and what it allows; None when it proves nothing."""
        if token.startswith(TOKEN_PREFIX):
            holder = await holder_of(self.database, token)
            return self._access(token, holder, OWN_ISSUER, [self.oauth.scope]) if holder else None
        claims = await self._claims(token) if self.keys else None
        if claims is None:
            return None
        owner = await self._owner(str(claims["sub"]))
        return self._access(token, Scope(owner, ""), self.oauth.issuer, _scopes(claims), int(claims["exp"]))

    async def _claims(self, token: str) -> dict[str, Any] | None:
        """What a token says, once its signature, issuer, audience and times are proved."""
        try:
            head = jwt.get_unverified_header(token)
            algorithm = head.get("alg")
            if algorithm not in ALGORITHMS:
                raise jwt.InvalidAlgorithmError(f"signed with {algorithm!r}")
            key = await self.keys.key(str(head.get("kid", ""))) if self.keys else None
            if key is None:
                raise jwt.InvalidKeyError("signed with an unknown key")
            return jwt.decode(
                token,
                key,
                algorithms=[key.algorithm_name],
                audience=self.oauth.audience or self.resource,
                issuer=self.oauth.issuer,
                leeway=_LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            log.info("a token was refused: %s", error)
            return None

    async def _owner(self, subject: str) -> str:
        """The account a subject signs in to: the one that names it, else one of its own."""
        async with self.database.reading(NOBODY) as store:
            named = await store.users.owner_of(subject)
        own = hashlib.sha256(f"{self.oauth.issuer}\n{subject}".encode()).hexdigest()[:24]
        return named or f"oauth~{own}"

    def _access(
        self, token: str, holder: Scope, issuer: str, scopes: list[str], until: int | None = None
    ) -> AccessToken:
        return AccessToken(
            token=token,
            # Sessions and sealed state are bound to it: a token for one person opens none that the account's did.
            client_id=f"{issuer} {holder.person}".strip(),
            scopes=scopes,
            expires_at=until,
            resource=self.resource,
            subject=holder.owner,
            claims={"iss": issuer, PERSON_CLAIM: holder.person},
        )


def _scopes(claims: Mapping[str, Any]) -> list[str]:
    """What a token allows; issuers write it as one word list or as several words."""
    told: object = claims.get("scope", claims.get("scp", ""))
    return told.split() if isinstance(told, str) else [str(word) for word in cast("list[object]", told or [])]


def auth_settings(oauth: OAuthSettings, address: str) -> AuthSettings:
    """What the SDK asks of a token. Where to get one is told only when an issuer gives them."""
    # As text: an address object would gain a slash, and clients compare issuers letter by letter.
    return AuthSettings.model_validate(
        {
            "issuer_url": oauth.issuer or address,
            "resource_server_url": f"{address}{PATH}" if oauth.issuer else None,
            "required_scopes": [oauth.scope],
            "validate_token_resource": bool(oauth.issuer),
        }
    )
