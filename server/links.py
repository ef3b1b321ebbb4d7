"""One-time links: over HTTP no path is opened, so files come and go by addresses that soon run out."""

from __future__ import annotations

import io
import secrets
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.transport_security import RequestBodyLimitMiddleware
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from server.clock import seconds
from server.identity import NOBODY, Identity
from storage.database import Database
from storage.scope import Scope
from tailoring.errors import InvalidOption, LimitExceeded, UserError
from tailoring.filing import MEDIA_TYPES, SEND
from tailoring.reading.limits import Limits, size_words

if TYPE_CHECKING:
    from storage.links import Purpose

_FORM_BYTES = 65_536  # what a browser's form adds to the file in it
_GONE = "There is nothing here: the link was used, ran out or never was. Ask for a new one."
_SAFE = {
    "cache-control": "no-store",
    "referrer-policy": "same-origin",  # with none at all a browser would not say which page its form stands on
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
}
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Give a file</title><style>body{{font:1rem/1.5 sans-serif;margin:3rem auto;max-width:30rem;padding:0 1rem}}
button{{font:inherit;margin-top:1rem;padding:.5rem 1rem}}</style><main><h1>Give a file</h1>{body}</main></html>"""
_FORM = """<form method="post" enctype="multipart/form-data"><p><label for="file">Your résumé, certificate or job ad
(at most {most})</label></p><input id="file" type="file" name="file" required><br><button>Send</button></form>"""


class UploadNeeded(UserError):
    """A file has to be brought over a link first."""

    code = "upload_needed"


class Links:
    """Makes one-time links and answers at their addresses. `address` is where people reach this server."""

    def __init__(self, database: Database, identity: Identity, address: str, minutes: float, limits: Limits) -> None:
        self.database = database
        self.identity = identity
        self.address = address.rstrip("/")
        self.minutes = minutes
        self.limits = limits

    async def save(self, scope: Scope, run_id: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """A download link for each file to send, and one for everything together where there is more."""
        offered = {name: data for name, data in files.items() if name.startswith(f"{SEND}/")} or dict(files)
        if len(files) > len(offered):
            offered[f"{run_id}.zip"] = packed(files)
        return tuple([await self._offer(scope, PurePosixPath(name).name, data) for name, data in offered.items()])

    async def _offer(self, scope: Scope, name: str, data: bytes) -> str:
        word = await self._keep(scope, "download", name, data)
        return f"{self.address}/download/{word}/{quote(name)}"

    async def _keep(self, scope: Scope, purpose: Purpose, name: str = "", data: bytes = b"") -> str:
        word = secrets.token_urlsafe(16)
        async with self.database.writing(scope) as store:
            await store.links.sweep(seconds())
            await store.links.add(scope, word, purpose, seconds() + self.minutes * 60, name=name, data=data)
        return word

    async def wanted(self) -> UploadNeeded:
        """What to say where a file is needed: a link to bring it over, for the person the call is for."""
        word = await self._keep(self.identity.caller(), "upload")
        link = f"{self.address}/upload/{word}"
        return UploadNeeded(
            "Over HTTP no path of a machine is opened.",
            f"Give `text`, or let the person open {link} and send the file (or: curl -T FILE {link}/ ), once and "
            f"within {self.minutes:g} minutes; then call again with path={link}",
        )

    async def file(self, path: str) -> tuple[bytes, str]:
        """The bytes and the name of a file that came over an upload link. Raises UploadNeeded with a new one."""
        parts = urlsplit(path)
        *_, kind, word = ["", "", *PurePosixPath(parts.path).parts][-2:] if parts.scheme else ("", "")
        if kind == "upload" and path.startswith(f"{self.address}/"):
            async with self.database.reading(NOBODY) as store:
                parcel = await store.links.brought(self.identity.caller(), word, seconds())
            if parcel is None:
                raise InvalidOption("No file has come over this link yet, or it ran out.", "Let the person send it.")
            return parcel.data, parcel.name
        raise await self.wanted()

    def routes(self) -> list[BaseRoute]:
        """Where links lead."""
        most = int(self.limits.file_mb * 1e6) + _FORM_BYTES
        upload = [
            Route("/upload/{word}", self.form, methods=["GET"]),
            Route("/upload/{word}", self.bring, methods=["POST"]),
            Route("/upload/{word}/{name}", self.bring, methods=["PUT"]),
        ]
        for route in upload:
            route.app = RequestBodyLimitMiddleware(route.app, most)
        return [*upload, Route("/download/{word}/{name}", self.fetch, methods=["GET"])]

    async def form(self, request: Request) -> Response:
        """A page on which a person picks the file; looking at it uses nothing up."""
        if not await self._open(request, "upload"):
            return _gone()
        most = size_words(self.limits.file_mb * 1e6)
        return HTMLResponse(_PAGE.format(body=_FORM.format(most=most)), headers=_SAFE)

    async def bring(self, request: Request) -> Response:
        """Take the file, once."""
        word = request.path_params["word"]
        if not await self._open(request, "upload"):
            return _gone()
        if request.method == "PUT":
            name, data = request.path_params["name"], await request.body()
        else:
            async with request.form(max_files=1, max_fields=1) as form:
                given = form.get("file")
                if not isinstance(given, UploadFile):
                    return PlainTextResponse("Send the file in the field `file`.", 400, headers=_SAFE)
                name, data = given.filename or "document", await given.read()
        if problem := self._problem(name, data):
            return PlainTextResponse(str(problem), 413 if data else 400, headers=_SAFE)
        async with self.database.writing(NOBODY) as store:
            kept = await store.links.bring(word, seconds(), PurePosixPath(name.replace("\\", "/")).name, data)
        if not kept:
            return _gone()
        if request.method == "PUT":
            return PlainTextResponse("Received. Call the tool again with this link as its path.\n", headers=_SAFE)
        told = f"<p>{escape(name)} has arrived. You can close this page and go on where you came from.</p>"
        return HTMLResponse(_PAGE.format(body=told), headers=_SAFE)

    def _problem(self, name: str, data: bytes) -> UserError | None:
        if not data:
            return InvalidOption(f"{name} is empty.", "Send the file itself.")
        if len(data) > self.limits.file_mb * 1e6:
            most = size_words(self.limits.file_mb * 1e6)
            return LimitExceeded(f"{name} has {size_words(len(data))} (limit {most}).", "Send a smaller one.")
        return None

    async def fetch(self, request: Request) -> Response:
        """Give the file, once. A look at the head alone uses nothing up."""
        if not await self._open(request, "download"):
            return _gone()
        if request.method == "HEAD":
            return Response(headers=_SAFE)
        async with self.database.writing(NOBODY) as store:
            parcel = await store.links.fetch(request.path_params["word"], seconds())
        if parcel is None:
            return _gone()
        ending = parcel.name.rpartition(".")[2]
        disposition = f"attachment; filename*=UTF-8''{quote(parcel.name)}"
        return Response(
            parcel.data,
            media_type=MEDIA_TYPES.get(ending, "application/octet-stream"),
            headers={**_SAFE, "content-disposition": disposition},
        )

    async def _open(self, request: Request, purpose: Purpose) -> bool:
        """Whether the link is still good, and is not another account's than the one that signed in, if one did."""
        async with self.database.reading(NOBODY) as store:
            owner = await store.links.owner_of(request.path_params["word"], purpose, seconds())
        user = request.scope.get("user")
        return bool(owner) and (not isinstance(user, AuthenticatedUser) or user.access_token.subject == owner)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files in a ZIP with their folders; the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _gone() -> Response:
    return PlainTextResponse(f"{_GONE}\n", 404, headers=_SAFE)
