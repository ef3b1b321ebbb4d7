"""What was promised and what is tested are tied both ways: see tests/manifest.yaml."""

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

TESTS = Path(__file__).parent

Named = Mapping[str, set[str]]


def promises_in(source: str) -> set[str]:
    """The ids that a test module names in `pytest.mark.promise(…)`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    marks = (call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "promise")
    return {str(word.value) for call in marks for word in call.args if isinstance(word, ast.Constant)}


def problems(manifest: Mapping[str, Mapping[str, Any]], named: Named) -> list[str]:
    """Where manifest and test modules (path → ids) do not agree, in words."""
    found: list[str] = []
    for promise, told in manifest.items():
        modules = set(cast("list[str]", told["tests"]))
        keeping = {module for module, ids in named.items() if promise in ids}
        if not told["sentence"]:
            found.append(f"the promise {promise} says nothing")
        if not modules:
            found.append(f"the promise {promise} has no test")
        found += [f"{module} is to keep {promise} and does not name it" for module in modules - keeping]
        found += [f"{module} names {promise}, whose tests do not list it" for module in keeping - modules]
    for module, ids in named.items():
        found += [f"{module} names {promise}, which nobody promised" for promise in ids - set(manifest)]
        if not ids:
            found.append(f"{module} names no promise")
    return sorted(found)


@pytest.mark.promise("manifest")
def test_every_promise_has_its_tests_and_every_test_module_names_a_promise() -> None:
    manifest = yaml.safe_load((TESTS / "manifest.yaml").read_text(encoding="utf-8"))
    modules = sorted(TESTS.rglob("test_*.py"))
    named = {path.relative_to(TESTS).as_posix(): promises_in(path.read_text(encoding="utf-8")) for path in modules}
    assert problems(manifest, named) == []


UNLISTED = "x.py names a, whose tests do not list it"


@pytest.mark.promise("manifest")
@pytest.mark.parametrize(
    ("manifest", "named", "told"),
    [
        ({"a": ["x.py"]}, {"x.py": {"a"}}, []),
        ({"a": []}, {"x.py": {"a"}}, ["the promise a has no test", UNLISTED]),
        ({"a": ["x.py"]}, {"x.py": set[str]()}, ["x.py is to keep a and does not name it", "x.py names no promise"]),
        ({"a": ["x.py"]}, {"x.py": {"a", "b"}}, ["x.py names b, which nobody promised"]),
        ({"a": ["y.py"]}, {"x.py": {"a"}}, [UNLISTED, "y.py is to keep a and does not name it"]),
    ],
)
def test_what_does_not_agree_is_named(manifest: dict[str, list[str]], named: Named, told: list[str]) -> None:
    assert problems({name: {"sentence": "s", "tests": tests} for name, tests in manifest.items()}, named) == told


@pytest.mark.promise("manifest")
def test_a_promise_is_found_on_a_test_and_on_a_whole_module() -> None:
    on_a_test = '@pytest.mark.promise("one", "two")\ndef test_x() -> None: ...'
    on_a_module = 'pytestmark = [pytest.mark.promise("three"), pytest.mark.skipif(True, reason="x")]'
    assert promises_in(on_a_test) == {"one", "two"}
    assert promises_in(on_a_module) == {"three"}
