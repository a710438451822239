import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PACKAGES = [ROOT, *(ROOT / "tests" / "bench" / name for name in ("lighthouse", "pagefind"))]
NPM_LOCKS = [folder / "package-lock.json" for folder in PACKAGES]
PIN = re.compile(r"^[a-z0-9-]+==[^ ]+( ;.*)? \\$")

# Stands in for Python: writes down what it is asked, and makes "environments" of itself.
FAKE_PYTHON = """\
#!/bin/sh
echo "$*" >> "$LOG"
case "$*" in
    "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-c import ensurepip, venv") exit "${ENSUREPIP:-0}" ;;
    *"pip install"*) exit "${PIP:-0}" ;;
esac
"""


# Lock files


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash(lock):
    pins = re.split(r"^(?=[a-z0-9])", lock.read_text(), flags=re.MULTILINE)[1:]

    assert pins
    for pin in pins:
        assert PIN.match(pin.splitlines()[0]), pin
        assert "--hash=sha256:" in pin


@pytest.mark.parametrize("lock", [*LOCKS, *NPM_LOCKS], ids=lambda lock: lock.name)
def test_no_lock_names_a_registry_or_a_path(lock):
    text = re.sub(r'"funding": (?:\{[^}]*\}|\[[^\]]*\])', "", lock.read_text())

    assert not re.search(r"https?:|file:|find-links|index-url|\s/\w", text)
    assert '"resolved"' not in text


def test_locks_hold_what_is_asked_for():
    for asked in (ROOT / "requirements").glob("*.in"):
        locked = asked.with_suffix(".txt").read_text().lower()
        names = re.findall(r"^[A-Za-z][\w-]*", asked.read_text(), flags=re.MULTILINE)
        assert [name for name in names if f"\n{name.lower()}==" not in locked] == []


def test_site_and_dev_agree():
    def pins(name: str) -> dict[str, str]:
        text = (ROOT / "requirements" / name).read_text()
        return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))

    site, dev = pins("site.txt"), pins("dev.txt")

    assert {name: dev[name] for name in site.keys() & dev} == {
        name: site[name] for name in site.keys() & dev
    }


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name)
def test_the_npm_lock_fits_package_json(folder):
    asked = json.loads((folder / "package.json").read_text())
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]

    for kind in ("dependencies", "devDependencies", "optionalDependencies"):
        assert locked[""].get(kind) == asked.get(kind)
    assert all(entry["integrity"] for name, entry in locked.items() if name)


# make


@pytest.fixture
def clone(tmp_path) -> Path:
    """What a fresh clone brings for set-up, and a Python that only writes things down."""
    (tmp_path / "requirements").mkdir()
    for name in ("Makefile", "requirements/venv.sh", "requirements/site.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "requirements/dev.txt").write_bytes((ROOT / "requirements/dev.txt").read_bytes())
    python = tmp_path / "fake-python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    return tmp_path


def make(clone: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ}
    return subprocess.run(
        ["make", f"PYTHON={clone / 'fake-python'}", *words],
        cwd=clone,
        env=inherited | {"LOG": str(clone / "log")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def steps(clone: Path) -> list[str]:
    """What Python was asked to do since the last look: to make, install, or hand over."""
    log = clone / "log"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    short = (re.sub(r"-m pip install.* -r requirements/", "install ", line) for line in lines)
    return [line.removeprefix("-m ") for line in short if not line.startswith("-c ")]


def age(path: Path, seconds: int) -> None:
    """Make a file older, or younger with a negative number."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_the_first_test_run_sets_everything_up(clone):
    assert make(clone, "test").returncode == 0

    assert steps(clone) == ["venv .venv", "install site.txt", "install dev.txt", "invoke test"]


def test_building_needs_no_test_tools(clone):
    make(clone, "build")

    assert steps(clone) == ["venv .venv", "install site.txt", "invoke build"]


def test_a_second_time_installs_nothing(clone):
    make(clone, "test")
    steps(clone)

    make(clone, "build")
    make(clone, "test")

    assert steps(clone) == ["invoke build", "invoke test"]


def test_a_new_lock_makes_a_new_environment(clone):
    make(clone, "test")
    steps(clone)
    age(clone / "requirements/site.txt", -60)

    make(clone, "test")

    assert steps(clone) == ["venv .venv", "install site.txt", "install dev.txt", "invoke test"]


def test_a_new_lock_of_test_tools_is_installed(clone):
    make(clone, "test")
    steps(clone)
    age(clone / "requirements/dev.txt", -60)

    make(clone, "test")

    assert steps(clone) == ["install dev.txt", "invoke test"]


def test_an_interrupted_set_up_starts_over(clone):
    assert make(clone, "build", PIP="1").returncode != 0
    assert "invoke build" not in steps(clone)

    assert make(clone, "build").returncode == 0

    assert steps(clone) == ["venv .venv", "install site.txt", "invoke build"]


def test_an_environment_without_its_python_is_made_anew(clone):
    make(clone, "build")
    steps(clone)
    (clone / ".venv/bin/python").unlink()

    make(clone, "build")

    assert steps(clone) == ["venv .venv", "install site.txt", "invoke build"]


def test_the_port_is_passed_on(clone):
    make(clone, "serve", "PORT=8123")

    assert steps(clone)[-1] == "invoke serve --port 8123"


def test_a_failing_command_fails_make(clone):
    make(clone, "build")
    (clone / ".venv/bin/python").write_text("#!/bin/sh\ntest $1 = -c")

    assert make(clone, "build").returncode != 0


def test_a_python_without_venv_says_what_to_install(clone, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "id", "rm"):
        (programs / name).symlink_to(f"/bin/{name}" if name != "id" else "/usr/bin/id")
    shell = subprocess.run(
        ["/bin/sh", "requirements/venv.sh", ".venv"],
        cwd=clone,
        env={
            "PATH": str(programs),
            "PYTHON": str(clone / "fake-python"),
            "LOG": str(clone / "log"),
            "ENSUREPIP": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert shell.returncode == 1
    assert "apt-get install python3-venv" in shell.stderr


def test_an_old_python_says_what_is_needed(clone, tmp_path):
    shell = subprocess.run(
        ["/bin/sh", "requirements/venv.sh", ".venv"],
        cwd=clone,
        env={"PATH": str(tmp_path / "none"), "PYTHON": "/bin/false"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert shell.returncode == 1
    assert "Python 3.11" in shell.stderr


def test_help_and_clean_set_nothing_up(clone):
    assert "make serve" in make(clone, "help").stdout
    assert make(clone, "clean").returncode == 0

    assert not (clone / ".venv").exists()


def test_ci_runs_the_tests():
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text()
