"""A model improves wording when a setting names one; what it writes is judged, and without it everything still works.

The model is a local server that speaks the provider's protocol.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from command_line import called

pytestmark = pytest.mark.promise("model-writer")

TRUE = "Cut rework by 15% by checking fit-up before welding on each vessel"


class Model:
    """The local server: what it was asked, and how it answers."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = 200
        self.tokens = 700

    def answer(self, prompt: str) -> dict[str, Any]:
        found = next(line for line in prompt.splitlines() if "Trained three apprentices" in line)
        fact_id = found.split("[", 1)[1].split("]", 1)[0]
        return {
            "bullets": [{"text": "Trained three apprentices", "fact_ids": [fact_id]}],
            "summary": [{"text": "Certified chief welding engineer with a PhD.", "fact_ids": [fact_id]}],
        }


@pytest.fixture
def model() -> Generator[tuple[Model, str], None, None]:
    state = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.asked.append(asked)
            body: dict[str, Any] = {"type": "error", "error": {"type": "invalid_request_error", "message": "no such"}}
            if state.status == 200:
                given = state.answer(asked["messages"][0]["content"])
                body = {
                    "id": "msg_1",
                    "type": "message",
                    "role": "assistant",
                    "model": asked["model"],
                    "content": [{"type": "tool_use", "id": "t1", "name": asked["tools"][0]["name"], "input": given}],
                    "stop_reason": "tool_use",
                    "stop_sequence": None,
                    "usage": {"input_tokens": state.tokens - 100, "output_tokens": 100},
                }
            data = json.dumps(body).encode()
            self.send_response(state.status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by its base
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield state, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def tailored(home: Path, resume: Path, ad: Path) -> dict[str, Any]:
    made = called(home, "tailor", resume, "--job", ad, "--out", home / "out", "--json")
    assert made.code == 0, made.err
    return made.json["resume"]


@pytest.fixture
def address(model: tuple[Model, str], monkeypatch: pytest.MonkeyPatch) -> Model:
    """The settings name the local model."""
    state, at = model
    for name, value in {"NAME": "local-model", "KEY": "not-a-real-key", "BASE_URL": at, "RETRIES": "0"}.items():
        monkeypatch.setenv(f"RESUMEWRIGHT_MODEL__{name}", value)
    return state


def test_what_a_model_writes_is_judged_like_anybodys(tmp_path: Path, examples: Path, address: Model) -> None:
    made = tailored(tmp_path, examples / "resume.txt", examples / "ad.txt")
    assert made["model_used"] == "local-model"
    assert made["api_calls_made"] == 1
    assert made["tokens_used"] == 700
    assert made["unsupported_lines"] == 0
    assert "PhD" not in made["html_content"]
    assert "Trained three apprentices" in made["html_content"]
    assert "in safe welding" not in made["html_content"]
    assert "not-a-real-key" not in json.dumps(address.asked)


def test_a_model_that_fails_is_named_and_the_run_goes_on_without_it(
    tmp_path: Path, examples: Path, address: Model
) -> None:
    address.status = 400
    made = tailored(tmp_path, examples / "resume.txt", examples / "ad.txt")
    assert made["tokens_used"] == 0
    assert any("local-model could not be asked" in warning for warning in made["warnings"])


def test_a_used_up_budget_asks_nothing_and_says_so(
    tmp_path: Path, examples: Path, address: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESUMEWRIGHT_MODEL__TOKENS_A_DAY_EACH", "700")
    tailored(tmp_path, examples / "resume.txt", examples / "ad.txt")
    other = tmp_path / "other.txt"
    other.write_text("Welder\n\nRequirements\n- MIG welding\n- TIG welding\n", encoding="utf-8")
    second = tailored(tmp_path, examples / "resume.txt", other)
    assert len(address.asked) == 1
    assert any("tokens of this person are used up" in warning for warning in second["warnings"])


def test_without_a_model_nothing_is_asked(tmp_path: Path, examples: Path, model: tuple[Model, str]) -> None:
    assert tailored(tmp_path, examples / "resume.txt", examples / "ad.txt")["model_used"] is None
    assert model[0].asked == []
