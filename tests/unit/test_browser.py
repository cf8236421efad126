"""Whether the browsers for the tests are found, and what is said if Firefox is not."""

import dataclasses
from pathlib import Path

import pytest

from tests import browsers, firefox

WORKING = "#!/bin/sh\nexit 0\n"
STARTS_SNAP = '#!/bin/sh\nexec /snap/bin/firefox "$@"\n'


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of PATH, with Chromium in it, on a machine that has nothing else and is not CI's."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for variable in ("CI", "BROWSER_PATH", "FIREFOX_PATH"):
        monkeypatch.delenv(variable, raising=False)
    for name in ("CHROMIUM", "SHELL", "FIREFOX"):
        monkeypatch.setattr(browsers, name, dataclasses.replace(getattr(browsers, name), mac=tmp_path / "none"))
    put(tmp_path / "chromium")
    return tmp_path


def put(command: Path, content: str = WORKING) -> str:
    command.write_text(content, encoding="utf-8")
    command.chmod(0o755)
    return str(command)


def test_firefox_is_named_by_the_variable_or_found_in_path(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert browsers.FIREFOX.find() is None
    esr = put(commands / "firefox-esr")
    assert browsers.FIREFOX.find() == esr
    put(commands / "firefox", STARTS_SNAP)
    assert browsers.FIREFOX.find() == esr
    usual = put(commands / "firefox")
    assert browsers.FIREFOX.find() == usual
    monkeypatch.setenv("FIREFOX_PATH", "/my/firefox")
    assert browsers.FIREFOX.find() == "/my/firefox"


def test_set_up_goes_on_without_firefox_and_says_so(commands: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert browsers.main() == 0
    assert capsys.readouterr().err == f"{browsers.FIREFOX.missing} {browsers.SKIPPED}\n"
    put(commands / "firefox")
    assert browsers.main() == 0
    assert capsys.readouterr().err == ""


def test_headless_shell_is_preferred_unless_the_variable_names_another(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert browsers.SHELL.find() == browsers.CHROMIUM.find() == str(commands / "chromium")
    shell = put(commands / "chromium-headless-shell")
    assert browsers.SHELL.find() == shell
    assert browsers.CHROMIUM.find() == str(commands / "chromium")
    monkeypatch.setenv("BROWSER_PATH", "/my/chromium")
    assert browsers.SHELL.find() == "/my/chromium"


def test_set_up_fails_in_ci_without_firefox(
    commands: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert browsers.main() == 1
    assert capsys.readouterr().err == f"{browsers.FIREFOX.missing}\n"
    put(commands / "firefox")
    assert browsers.main() == 0


def test_set_up_needs_chromium_everywhere(commands: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (commands / "chromium").unlink()
    assert browsers.main() == 1
    assert capsys.readouterr().err == f"{browsers.CHROMIUM.missing}\n"


@pytest.mark.usefixtures("commands")
def test_tests_in_firefox_are_skipped_without_it_but_fail_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(pytest.skip.Exception, match=r"FIREFOX_PATH.* skipped"):
        firefox.require()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="FIREFOX_PATH"):
        firefox.require()


def test_driver_is_the_one_that_runs_here(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel has none for Linux on ARM."""
    monkeypatch.setattr("platform.system", lambda: "another system")
    assert browsers.find_geckodriver() is None
    put(commands / "firefox")
    assert browsers.firefox_obstacle() == browsers.NO_DRIVER
    own = put(commands / "geckodriver")
    assert browsers.find_geckodriver() == own
    assert browsers.firefox_obstacle() == ""
