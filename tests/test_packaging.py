"""The wheel holds everything the program needs and nothing else, under one name, and runs from an empty place."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

pytestmark = pytest.mark.promise("wheel", "demo")

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("server", "tools", "resources", "prompts", "storage", "tailoring")
LAUNCH = "server/launch"
# Runs a command, then says where the package lies and which of its modules were imported under their long name too.
TWICE = """
import sys, resumewright
from resumewright.__main__ import main
sys.argv = ["resumewright", "library", "list"]
try:
    main()
except SystemExit:
    print(resumewright.__file__)
    twice = {name for name in sys.modules if name.startswith("resumewright.")} - {"resumewright.__main__"}
    print(*twice, sep="\\n", end="")
"""
CACHES = shutil.ignore_patterns("__pycache__", "*.pyc")


def files_of(root: Path) -> list[str]:
    """Every file of the program's folders, less what the interpreter leaves there."""
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    return sorted(str(path.relative_to(root)) for path in found if "__pycache__" not in path.parts)


def package_of(folder: str) -> str:
    """The name under which a folder lies in the wheel."""
    return "resumewright" if folder == LAUNCH else f"resumewright.{folder.replace('/', '.')}"


def missing_packages(files: Iterable[str], listed: Iterable[str]) -> set[str]:
    """The folders with Python files that pyproject.toml does not list, by their name in the wheel."""
    folders = {file.rpartition("/")[0] for file in files if file.endswith(".py")}
    return {package_of(folder) for folder in folders} - set(listed)


def place_of(file: str) -> str:
    """Where a file lies in the wheel."""
    return f"resumewright/{file.removeprefix(f'{LAUNCH}/')}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: a build leaves folders behind that a later one would take for its own."""
    copy = tmp_path_factory.mktemp("source")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, copy / folder, ignore=CACHES)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, copy)
    made = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", made, copy], check=True, cwd=made)
    (found,) = made.glob("*.whl")
    return found


def test_every_folder_with_python_files_is_listed_as_a_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = project["tool"]["setuptools"]["packages"]
    files = files_of(ROOT)
    assert missing_packages(files, listed) == set()
    assert missing_packages([*files, "tailoring/forgotten/new.py"], listed) == {"resumewright.tailoring.forgotten"}
    gone = [
        name for name in listed if not (ROOT / name.removeprefix("resumewright").replace(".", "/").lstrip("/")).is_dir()
    ]
    assert gone == []


def test_the_wheel_holds_every_file_of_the_program_and_nothing_from_anywhere_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    assert sorted(names) == sorted({place_of(file) for file in files_of(ROOT)})


def test_the_wheel_runs_the_demo_from_an_empty_environment_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = next((tmp_path / "venv").glob("[bS]*/python*"))
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "install", "--quiet"]
    subprocess.run([*pip, "--no-index", "--no-deps", wheel], check=True)
    where = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    # The dependencies come from here; the program itself must not.
    (Path(where.stdout.strip()) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    program = next((tmp_path / "venv").glob("[bS]*/resumewright*"))
    done = subprocess.run(
        [program, "demo", "--out", "made"], capture_output=True, text=True, cwd=elsewhere, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["unsupported_lines"] == 0
    assert figures["files"] == sum(path.is_file() for path in (elsewhere / "made").rglob("*"))
    place = subprocess.run(
        [python, "-c", TWICE], capture_output=True, text=True, cwd=elsewhere, check=True,
        env={**environment, "RESUMEWRIGHT_HOME": str(tmp_path / "home")},
    )  # fmt: skip
    home, *twice = place.stdout.splitlines()[1:]
    assert Path(home).is_relative_to(tmp_path)
    assert twice == []
