"""A token issuer on this machine: its keys at an address of their own, and whatever tokens a test wants of it."""

import json
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from jwt.algorithms import ECAlgorithm

AUDIENCE = "https://cv.example.org/mcp"


@dataclass
class Issuer:
    """What signs, and which addresses were asked for."""

    key: EllipticCurvePrivateKey
    address: str = ""
    asked: list[str] = field(default_factory=list[str])

    @property
    def settings(self) -> dict[str, str]:
        return {
            "HTTP__OAUTH__ISSUER": self.address,
            "HTTP__OAUTH__JWKS": f"{self.address}/keys",
            "HTTP__OAUTH__AUDIENCE": AUDIENCE,
        }

    def claims(self, **changed: Any) -> dict[str, Any]:
        """The claims of a good token, less those that are changed to None."""
        good = {
            "iss": self.address,
            "aud": AUDIENCE,
            "sub": "somebody",
            "exp": int(time.time()) + 600,
            "scope": "profile resumewright",
        }
        return {name: value for name, value in {**good, **changed}.items() if value is not None}

    def token(self, *, head: dict[str, str] | None = None, **changed: Any) -> str:
        return jwt.encode(self.claims(**changed), self.key, "ES256", headers={"kid": "one", **(head or {})})

    def keys(self) -> dict[str, Any]:
        return {"keys": [{**ECAlgorithm.to_jwk(self.key.public_key(), as_dict=True), "kid": "one", "use": "sig"}]}


@contextmanager
def issuing() -> Generator[Issuer, None, None]:
    issuer = Issuer(generate_private_key(SECP256R1()))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.asked.append(self.path)
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("location", f"{issuer.address}/keys")
                self.end_headers()
                return
            body = json.dumps(issuer.keys()).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Quietly."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        issuer.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield issuer
        server.shutdown()
        thread.join()
