"""What people install: the wheel, the bundle, the registry's description, and the configuration the README gives."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clients_proof import home_in, journey_row, older_python
from ground import ROOT, Row, Unavailable, fresh, node_path, npm, run, venv

PACKER, UV, CHECKER = "@anthropic-ai/mcpb@2", "uv>=0.9", "skillsaw>=0.22"
LAUNCH = ROOT / "server" / "launch"


def prove() -> Iterator[Row]:
    """Rows."""
    built = fresh("dist")
    yield from _or_skip("mcpb validate and pack", lambda: _packed(built))
    yield from _or_skip("the bundle, unpacked and run by uv", lambda: _bundle_runs(built / "resumewright.mcpb"))
    yield from _or_skip("uvx --from the wheel", lambda: _wheel_runs(built))
    yield from _or_skip("server.json", _description)
    yield from _or_skip("README, mcpServers", lambda: _configured("mcpServers"))
    yield from _or_skip("README, servers (VS Code)", lambda: _configured("servers"))


def _or_skip(what: str, made: Any) -> Iterator[Row]:
    try:
        passed, total, note = made()
    except Unavailable as error:
        yield Row(what, skipped=str(error))
    else:
        yield Row(what, passed, total, note)


def _uv() -> Path:
    return Path(venv("uv", UV)).parent


def _packer() -> tuple[str, str]:
    folder = npm("mcpb", PACKER)
    return str(folder / "node_modules" / ".bin" / "mcpb"), node_path(folder)


def _packed(built: Path) -> tuple[int, int, str]:
    packer, path = _packer()
    code, out, err = run(["sh", str(LAUNCH / "bundle.sh"), str(built)], {"MCPB": packer, "PATH": path}, cwd=ROOT)
    if code:
        return 0, 1, err[-300:] or out[-300:]
    size = (built / "resumewright.mcpb").stat().st_size
    return int("validation passes" in out), 1, f"{size / 1e6:.1f} MB"


def _bundle_runs(bundle: Path) -> tuple[int, int, str]:
    packer, path = _packer()
    place, home = fresh("unpacked"), fresh("bundle-home")
    run([packer, "unpack", str(bundle), str(place)], {"PATH": path})
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    config = manifest["server"]["mcp_config"]
    known = {"${__dirname}": str(place), "${user_config.data_folder}": str(home)}
    words = [_filled(word, known) for word in (config["command"], *config["args"])]
    settings = {name: _filled(value, known) for name, value in config["env"].items()}
    words[0] = str(_uv() / words[0])
    row = journey_row("", older_python(), words, settings)
    made = list(home.rglob("*.pdf"))
    return row.passed + bool(made), 2, f"{row.note}, {len(made)} PDFs in the chosen folder"


def _filled(word: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        word = word.replace(name, value)
    return word


def _wheel_runs(built: Path) -> tuple[int, int, str]:
    (wheel,) = built.glob("*.whl")
    home = fresh("uvx-home")
    uvx = [str(_uv() / "uvx"), "--from", str(wheel), "resumewright"]
    helped, shown, _ = run([*uvx, "--help"], home_in(home))
    examined, told, err = run([*uvx, "doctor", "--json"], home_in(home))
    if examined:
        return 0, 2, err[-300:]
    facts = json.loads(told)
    good = (helped == 0 and "tailor" in shown) + (facts["version"] in wheel.name)
    return good, 2, f"doctor: {facts['version']}, {facts['taxonomy']}"


def _description() -> tuple[int, int, str]:
    """The published schema, with a checker that carries it; a description it must refuse shows that it looks."""
    checker = Path(venv("skillsaw", CHECKER)).parent / "skillsaw"
    described = json.loads((LAUNCH / "server.json").read_text(encoding="utf-8"))
    wrong = {**described, "description": "x" * 101}
    codes: list[int] = []
    for name, content in (("server-json", described), ("server-json-wrong", wrong)):
        place = fresh(name)
        (place / "server.json").write_text(json.dumps(content), encoding="utf-8")
        code, _, _ = run([str(checker), "lint", "--type", "mcp-registry", "--quiet", str(place)])
        codes.append(code)
    schema = described["$schema"].split("/")[-2]
    return (codes[0] == 0) + (codes[1] != 0), 2, f"schema of {schema}, and a wrong one is refused"


def _configured(key: str) -> tuple[int, int, str]:
    """A block of the README, started as it stands; only the place of the checkout is filled in."""
    blocks = re.findall(r"```json\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (block,) = [found for text in blocks if key in (found := json.loads(text))]
    server = block[key]["resumewright"]
    words = [_filled(word, {"/path/to/resumewright": str(ROOT)}) for word in (server["command"], *server["args"])]
    row = journey_row("", older_python(), words, home_in(fresh("configured")))
    return row.passed, row.total, row.note
