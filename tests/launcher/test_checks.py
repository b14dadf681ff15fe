"""Which tests `handshape test` runs for which arguments, and how it counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp import checks


def chosen(*words: str) -> dict[str, tuple[str, ...]]:
    """The steps, each with what it is told beside its own words."""
    own = {step.title: len(step.words) for step in checks.TESTS}
    return {step.title: step.words[own[step.title] :] for step in checks.selected(words)}


def test_without_arguments_every_test_runs_in_one_step() -> None:
    assert chosen() == {step.title: step.folders for step in checks.TESTS}
    first, *others = checks.TESTS
    folders = {folder for step in others for folder in step.folders if folder.startswith("tests/")}
    assert folders == {
        word.removeprefix("--ignore=") for word in first.words if word.startswith("--ignore=")
    }


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("tests/launcher/test_checks.py::test_a_path", "Processes"),
        ("tests/browser/test_live.py", "Browser"),
        ("tests/browser/player/test_step.py", "Player"),
        ("tests/entries/test_lists.py", "Tests"),
        ("tests/page.py", "Tests"),
        ("tests_a11y/test_pages.py", "Accessibility"),
    ],
)
def test_a_path_runs_only_the_step_it_belongs_to(path: str, title: str) -> None:
    assert chosen(path, "-x") == {title: (path, "-x")}


def test_a_folder_runs_every_step_that_has_tests_in_it() -> None:
    assert chosen("tests/browser") == {
        "Browser": ("tests/browser",),
        "Player": ("tests/browser/player",),
    }
    assert set(chosen("tests")) == {step.title for step in checks.TESTS} - {"Accessibility"}


def test_a_path_without_tests_runs_no_step() -> None:
    assert chosen("webapp") == {}


def test_an_option_goes_to_every_step() -> None:
    assert {words[-2:] for words in chosen("-k", "video").values()} == {("-k", "video")}


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
    test = tmp_path / "tests" / "jobs" / "test_one.py"
    test.parent.mkdir(parents=True)
    test.write_text(f"def test_one() -> None:\n    {body}\n")
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    monkeypatch.setenv("HANDSHAPE_FULL", "")
    assert checks.tests(["tests/jobs/test_one.py"], full=False) == code
    assert capsys.readouterr().out.splitlines()[-1] == line
