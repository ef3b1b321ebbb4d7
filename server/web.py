"""Serves the MCP server over Streamable HTTP: who may reach it, who may use it, and how much."""

from __future__ import annotations

import ipaddress
import math
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import uvicorn
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.transport_security import TransportSecurityMiddleware, TransportSecuritySettings
from pydantic import AnyHttpUrl, ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.identity import NOBODY
from server.oauth import PATH, Verifier
from server.rates import Rates
from server.settings import HttpSettings, OAuthSettings
from server.workbench import Workbench
from tailoring.errors import CannotWrite, InvalidOption

if TYPE_CHECKING:
    from server.app import ResumewrightServer

_HERE = ("127.0.0.1", "localhost", "[::1]")
_CLOSING_SECONDS = 3


def is_loopback(host: str) -> bool:
    """Whether a name or an address is this machine and nothing else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


async def needs_token(bench: Workbench, host: str) -> bool:
    """Whether callers must show a token. Raises InvalidOption where anyone could reach it and none is asked for."""
    http = bench.settings.http
    async with bench.database.reading(NOBODY) as store:
        accounts = await store.users.any()
    known = accounts or bool(_checked(http.oauth).issuer)
    asked = http.auth == "required" or (http.auth == "auto" and known)
    if not asked and not is_loopback(host):
        raise InvalidOption(
            f"On {host} anyone who reaches this machine could read every career in it: no token is asked for.",
            "Add an account with `resumewright user add NAME` and give it a token with `resumewright user token NAME`, "
            "or set http.oauth, or serve on 127.0.0.1.",
        )
    if asked and not known:
        raise InvalidOption(
            "http.auth is required, but nobody has a token.", "Add an account with `resumewright user add NAME`."
        )
    return asked


def _checked(oauth: OAuthSettings) -> OAuthSettings:
    """Issuer and key address belong together, and neither may be read or changed on its way."""
    if bool(oauth.issuer) != bool(oauth.jwks):
        raise InvalidOption("http.oauth needs both issuer and jwks.", "Set the other one too, or neither.")
    for name, address in (("issuer", oauth.issuer), ("jwks", oauth.jwks)):
        parts = urlsplit(address)
        if address and not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))):
            raise InvalidOption(f"http.oauth.{name} {address!r} is no https address.", "Give one that begins https://.")
    return oauth


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises CannotWrite naming the port when it is taken or may not be used."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family, backlog=128)
    except OSError as error:
        raise CannotWrite(
            f"{host} port {port} cannot be used: {error.strerror or error}.", "Choose another with --port or --host."
        ) from error


def own_address(http: HttpSettings, host: str, port: int) -> str:
    """Where people reach this server. Raises InvalidOption for a public_url that is no address."""
    if not http.public_url:
        if host.strip("[]") in ("0.0.0.0", "::"):  # noqa: S104 - refused, not used
            raise InvalidOption(
                f"{host} stands for every address of this machine, and none of them is known to be the one people use.",
                "Set http.public_url to it, such as RESUMEWRIGHT_HTTP__PUBLIC_URL=https://cv.example.org.",
            )
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"
    try:
        return str(AnyHttpUrl(http.public_url)).rstrip("/")
    except ValidationError as error:
        raise InvalidOption(
            f"http.public_url {http.public_url!r} is no web address.", "Give one such as https://cv.example.org."
        ) from error


def allowlist(http: HttpSettings, address: str) -> TransportSecuritySettings:
    """The Host and Origin values that are answered: this machine's, the public address's and those of the settings."""
    parts = urlsplit(address)
    return TransportSecuritySettings(
        allowed_hosts=[*(f"{name}:*" for name in _HERE), *_HERE, parts.netloc, *http.hosts],
        allowed_origins=[*(f"http://{name}:*" for name in _HERE), f"{parts.scheme}://{parts.netloc}", *http.origins],
    )


class Guard:
    """Turns away, before anything is read, requests for another name, from another page, or too many of them.

    Stands inside the check of tokens, so that each account has an allowance of its own; who shows none is counted by
    the address the request comes from.
    """

    def __init__(self, app: ASGIApp, security: TransportSecuritySettings, rates: Rates) -> None:
        self.app = app
        self.security = TransportSecurityMiddleware(security)
        self.rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = await self.security.validate_request(Request(scope))
        if refused is None and (wait := self.rates.take(_asker(scope))):
            told = {"error": "too_many_requests", "error_description": f"Ask again in {math.ceil(wait)} s."}
            refused = JSONResponse(told, 429, headers={"retry-after": str(math.ceil(wait))})
        await (refused or self.app)(scope, receive, send)


def _asker(scope: Scope) -> str:
    user = scope.get("user")
    if isinstance(user, AuthenticatedUser):
        return f"account {user.access_token.subject}"
    client = scope.get("client")
    return f"address {client[0] if client else ''}"


def web_app(server: ResumewrightServer, bench: Workbench, address: str) -> Starlette:
    """The web application around a server that `build_server` made for this address."""
    http = bench.settings.http
    security = allowlist(http, address)
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        transport_security=security,
        max_request_body_size=int(http.body_mb * 1e6),
        max_sessions=http.sessions,
    )
    if server.links:
        app.router.routes.extend(server.links.routes())
    app.user_middleware.append(Middleware(Guard, security=security, rates=Rates(http.requests_per_minute)))
    return app


@dataclass(frozen=True, slots=True)
class Web:
    """A server that listens already and answers as soon as it is run; `asked` says that it takes tokens only."""

    address: str
    asked: bool
    listening: socket.socket
    running: uvicorn.Server
    server: ResumewrightServer

    async def run(self) -> None:
        """Answer until the process is told to end."""
        await self.running.serve(sockets=[self.listening])


@asynccontextmanager
async def open_web(bench: Workbench, host: str, port: int) -> AsyncGenerator[Web, None]:
    """Everything that serving needs. Raises InvalidOption or CannotWrite where it may not or cannot be."""
    from server.app import build_server

    asked = await needs_token(bench, host)
    with listening_socket(host, port) as listening:
        address = own_address(bench.settings.http, host, listening.getsockname()[1])
        verifier = Verifier(bench.database, bench.settings.http.oauth, f"{address}{PATH}") if asked else None
        server = build_server(bench, address=address, verifier=verifier)
        # An access log would hold the words of one-time links.
        config = uvicorn.Config(
            web_app(server, bench, address),
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=_CLOSING_SECONDS,
        )
        yield Web(f"{address}{PATH}", asked, listening, uvicorn.Server(config), server)
