"""What every proof stands on: the peers in a folder outside the checkout, processes that are ended, and rows."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "peers"
EXAMPLES = ROOT / "tests" / "examples"
PYTHON = str(ROOT / ".venv" / "bin" / "python")
COMMAND = str(ROOT / ".venv" / "bin" / "resumewright")
# Kept from one run to the next, for the peers take a minute to fetch; nothing of it is in the checkout.
GROUND = Path(os.environ.get("RESUMEWRIGHT_PEERS", "") or Path(tempfile.gettempdir()) / "resumewright-peers")
NODE = "node@22"
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Row:
    """One line of the report. `skipped` holds the reason where nothing was run."""

    what: str
    passed: int = 0
    total: int = 0
    note: str = ""
    skipped: str = ""

    @property
    def good(self) -> bool:
        """Whether it ran and everything passed, or could not be had."""
        return bool(self.skipped) or (self.total > 0 and self.passed == self.total)


class Unavailable(Exception):
    """A peer that the registry did not give."""


def clean_environment(more: Mapping[str, str] = NOTHING) -> dict[str, str]:
    """The environment without this project's variables and without the folders of this Python."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RESUMEWRIGHT_", "PYTHON"))}
    return {**kept, "npm_config_cache": str(GROUND / "npm"), "UV_CACHE_DIR": str(GROUND / "uv-cache"), **more}


def run(
    words: Sequence[str], more: Mapping[str, str] = NOTHING, *, seconds: float = 600, cwd: Path | None = None
) -> tuple[int, str, str]:
    """Run a command to its end, with more variables; its exit code, standard output and standard error."""
    try:
        done = subprocess.run(
            list(words),
            capture_output=True,
            text=True,
            timeout=seconds,
            cwd=cwd or GROUND,
            env=clean_environment(more),
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return 124, "", f"{words[0]} was not done in {seconds:.0f} s."
    return done.returncode, done.stdout, done.stderr


def fresh(name: str) -> Path:
    """An empty folder."""
    folder = GROUND / "work" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def npm(name: str, *packages: str) -> Path:
    """A folder with these npm packages and Node 22. Raises Unavailable."""
    folder = GROUND / name
    done = folder / ".done"
    if done.is_file() and done.read_text() == " ".join(packages):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    # Newer npm runs no script of a package that is not named here; Node's own fetches its binary.
    allowed = {"node": True, "@modelcontextprotocol/inspector": True}
    (folder / "package.json").write_text(json.dumps({"name": name, "private": True, "allowScripts": allowed}))
    code, _, err = run(["npm", "install", "--no-fund", "--no-audit", NODE, *packages], cwd=folder)
    if code:
        raise Unavailable(f"npm did not give {', '.join(packages)}: {_reason(err)}")
    done.write_text(" ".join(packages))
    return folder


def node_path(folder: Path) -> str:
    """A PATH on which that folder's Node comes first."""
    return os.pathsep.join((str(folder / "node_modules" / "node" / "bin"), os.environ["PATH"]))


def venv(name: str, *packages: str) -> str:
    """The Python of a virtual environment of its own with these packages. Raises Unavailable."""
    folder = GROUND / name
    python, done = folder / "bin" / "python", folder / ".done"
    if done.is_file() and done.read_text() == " ".join(packages):
        return str(python)
    run([sys.executable, "-m", "venv", "--clear", str(folder)])
    code, _, err = run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
    if code:
        raise Unavailable(f"The index did not give {', '.join(packages)}: {_reason(err)}")
    done.write_text(" ".join(packages))
    return str(python)


def _reason(told: str) -> str:
    lines = told.strip().splitlines()
    return next((line for line in lines if "error" in line.lower()), "no reason given")[:200]


@contextlib.contextmanager
def serving(words: Sequence[str], more: Mapping[str, str]) -> Generator[str, None, None]:
    """A server over HTTP that is ended by its id; its address, from the first line it writes."""
    log = GROUND / "work" / "serving.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w+b") as out:
        running = subprocess.Popen(list(words), stdout=out, stderr=subprocess.STDOUT, env=clean_environment(more))
        try:
            yield _address(running, log)
        finally:
            running.terminate()
            try:
                running.wait(10)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()


def _address(running: "subprocess.Popen[bytes]", log: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        told = log.read_text(errors="replace")
        for word in told.replace(";", " ").split():
            if word.startswith("http://127.0.0.1:") and word.endswith("/mcp") and "\n" in told:
                return word
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start: {log.read_text(errors='replace')[-2000:]}")


def product_over_http(home: Path) -> contextlib.AbstractContextManager[str]:
    """The product as people start it, on a free port of this machine, with no token asked for."""
    chosen = {"RESUMEWRIGHT_HOME": str(home), "RESUMEWRIGHT_HTTP__AUTH": "none"}
    return serving([COMMAND, "serve", "--http", "--port", "0"], chosen)
