"""Which tests `handshape test` runs for which arguments, and how it counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp import checks


def chosen(*words: str) -> list[str]:
    """The command lines, each in one piece."""
    return [" ".join(step.words) for step in checks.selected(words)]


def test_without_arguments_every_test_runs_and_browser_tests_apart() -> None:
    assert chosen() == [
        "pytest tests --ignore=tests/browser",
        "pytest tests/browser",
        "pytest tests_a11y",
    ]


def test_a_path_runs_only_the_step_it_belongs_to() -> None:
    path = "tests/launcher/test_checks.py::test_a_path"
    assert chosen(path, "-x") == [f"pytest {path} --ignore=tests/browser -x"]


def test_an_option_goes_to_every_step() -> None:
    assert [line.endswith("-k video") for line in chosen("-k", "video")] == [True] * 3


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("assert True", 0, "1 passed, 0 failed, 0 skipped"),
        ("assert False", 1, "0 passed, 1 failed, 0 skipped"),
        ("__import__('pytest').skip('why')", 1, "0 passed, 0 failed, 1 skipped"),
    ],
)
def test_the_last_line_counts_and_a_run_without_a_passed_test_is_no_success(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    body: str,
    code: int,
    line: str,
) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_one.py").write_text(f"def test_one() -> None:\n    {body}\n")
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    monkeypatch.setenv("HANDSHAPE_FULL", "")
    assert checks.tests(["tests/test_one.py"], full=False) == code
    assert capsys.readouterr().out.splitlines()[-1] == line
