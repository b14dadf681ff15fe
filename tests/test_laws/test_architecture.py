"""The arrows between rooms point one way (docs/architecture.md, the table of imports)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEBAPP = ROOT / "webapp"
FEATURES = {path.parent.name for path in WEBAPP.glob("*/__init__.py")} - {"migrations"}

# What each kind of file of a feature may import from another feature.
# fmt: off
ABROAD = {
    "models":     set(),
    "queries":    {"models", "queries", "rows"},
    "operations": {"queries", "operations", "rows", "forms"},
    "routes":     {"queries", "rows", "operations"},
    "reactions":  {"queries", "operations", "rows"},
    "rows":       {"rows"},
}
# fmt: on

# The composition root and the command line know the features by looking for them or by name.
COMPOSERS = {"discovery", "app", "__main__"}


def python_files(folder: Path) -> list[Path]:
    """Every module below a folder, migrations left out."""
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def place(module: str) -> tuple[str, str] | None:
    """The feature and the file that a module name leads to, or None for what is no feature's."""
    parts = module.split(".")
    if len(parts) >= 3 and parts[0] == "webapp" and parts[1] in FEATURES:
        return parts[1], parts[2]
    return None


@pytest.mark.parametrize("path", sorted(WEBAPP.glob("*.py")), ids=lambda path: path.name)
def test_machinery_never_imports_a_feature(path: Path) -> None:
    if path.stem in COMPOSERS:
        return
    found = [
        name for name in imports(path) if name.split(".")[1:2] and name.split(".")[1] in FEATURES
    ]
    assert [] == [name for name in found if name.startswith("webapp.")]


@pytest.mark.parametrize("feature", sorted(FEATURES))
def test_a_feature_reaches_into_another_only_where_the_table_allows(feature: str) -> None:
    wrong = []
    for path in python_files(WEBAPP / feature):
        allowed = ABROAD.get(path.stem, {"queries", "operations", "rows", "forms"})
        for module in imports(path):
            if (there := place(module)) and there[0] != feature and there[1] not in allowed:
                wrong.append(f"{path.relative_to(ROOT)} imports {module}")
    assert [] == wrong


def test_webapp_never_imports_tasks() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in python_files(WEBAPP)
        for name in imports(path)
        if name.split(".")[0] == "tasks"
    ]
    assert [] == wrong


def test_only_queries_and_operations_hold_sql() -> None:
    speaking = re.compile(r"^from sqlalchemy import .*\b(select|update|delete|insert)\b", re.M)
    silent = [
        path
        for feature in FEATURES
        for path in python_files(WEBAPP / feature)
        if path.stem not in {"queries", "operations"}
    ]
    assert silent
    assert [] == [str(path) for path in silent if speaking.search(path.read_text())]


def test_no_feature_commits() -> None:
    pattern = re.compile(r"\.(commit|rollback)\(")
    paths = [path for feature in FEATURES for path in python_files(WEBAPP / feature)]
    assert [] == [str(path) for path in paths if pattern.search(path.read_text())]


def test_files_are_short() -> None:
    files = [*python_files(WEBAPP), *python_files(ROOT / "tasks"), *python_files(ROOT / "tests")]
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in files}
    assert {} == {name: lines for name, lines in long.items() if lines > 300}


def test_functions_are_short() -> None:
    long = []
    for path in [*python_files(WEBAPP), *python_files(ROOT / "tasks")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > 40:
                    long.append(f"{path.relative_to(ROOT)}: {node.name} ({lines})")
    assert [] == long
