"""Make a checkout ready to run or to test: system libraries, environment, package.

`python3 scripts/setup.py run` is enough to use Briefer; `python3 scripts/setup.py test` adds what
the checks need, and `office` LibreOffice for those that open memos with it. It uses nothing but
Python's own library, does only what is missing, and says in one line what it cannot do by itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "briefer-setup.json"
OLDEST, NEWEST = (3, 11), (3, 13)

QT_LIBRARIES = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-glx0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
TEST_PROGRAMS = (
    "at-spi2-core",
    "dbus",
    "gir1.2-atspi-2.0",
    "openbox",
    "poppler-utils",
    "python3-gi",
    "qpdf",
    "x11-xkb-utils",
    "xdotool",
    "xvfb",
)
OFFICE = ("libreoffice-writer-nogui",)
OFFICE_BRIDGE = ("python3-uno",)
"""What lets a script edit with LibreOffice."""


class SetupError(Exception):
    """Setting up cannot go on; the message is one line for the person at the keyboard."""


def main() -> int:
    """Set the checkout up for the purpose given, and return the exit code."""
    parser = argparse.ArgumentParser(description="Set this checkout up.")
    parser.add_argument("purpose", choices=("run", "test", "office"))
    purpose = parser.parse_args().purpose
    try:
        python = chosen_python()
        add_system_packages(packages_for(purpose, python))
        make_environment(python)
        install_package(purpose)
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def say(line: str) -> None:
    """Print one line at once, also into a pipe."""
    print(line, flush=True)


# Python


def chosen_python() -> str:
    """Return the path of a Python that Briefer runs on: this one, else another on the path."""
    if fits(sys.version_info[:2]):
        # Past the links of an active environment, which may be the one to be made anew.
        return str(Path(sys.executable).resolve())
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and fits(version_of(found)):
            return found
    raise SetupError(
        f"Briefer needs Python {dotted(OLDEST)} to {dotted(NEWEST)}; "
        f"this is {dotted(sys.version_info[:2])}. Install one of them and try again."
    )


def fits(version: tuple[int, ...]) -> bool:
    """Tell whether Briefer runs on this version of Python."""
    return OLDEST <= version <= NEWEST


def dotted(version: tuple[int, ...]) -> str:
    """Write a version as people do: 3.11."""
    return ".".join(str(part) for part in version)


def version_of(python: str | Path) -> tuple[int, ...]:
    """Return the version of another Python, or (0,) where it does not run."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [str(python), "-c", code], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return (0,)
    return tuple(int(part) for part in answer.stdout.split())


# System packages


def packages_for(purpose: str, python: str) -> tuple[str, ...]:
    """Return the names of the Debian packages that the purpose needs."""
    packages: tuple[str, ...] = QT_LIBRARIES
    if purpose != "run":
        packages += TEST_PROGRAMS
    if purpose == "office":
        packages += OFFICE_BRIDGE
        # One that is there is left as it is, whoever made it.
        packages += () if shutil.which("soffice") else OFFICE
    if not usable_environment() and not makes_environments(python):
        packages += (f"python{dotted(version_of(python))}-venv",)
    return packages


def add_system_packages(wanted: tuple[str, ...]) -> None:
    """On Debian and Ubuntu, install those of the packages that are missing, or name them."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    have = installed_packages()
    missing = [name for name in wanted if name not in have]
    if missing and not apt_install(missing):
        say(f"These system packages are missing: sudo apt-get install {' '.join(missing)}")


def installed_packages() -> set[str]:
    """Return the names of all installed Debian packages, and the names that they stand in for."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=True,
    )
    names: set[str] = set()
    for line in listing.stdout.splitlines():
        state, package, provides = line.split("\t")
        if state.startswith("ii"):
            names.add(package)
            # "libglib2.0-0 (= 2.80.0-6)": Ubuntu renamed some libraries and kept the old names.
            names.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return names


def apt_install(packages: list[str]) -> bool:
    """Install packages with apt-get where we may; tell whether that worked."""
    prefix = rights()
    if prefix is None:
        return False
    say(f"Installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "--quiet"], install):
        done = subprocess.run(
            [*prefix, *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        say(done.stderr.strip() or done.stdout.strip())
    return done.returncode == 0


def rights() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and quiet(["sudo", "-n", "true"]):
        return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]
    return None


def quiet(command: list[str]) -> bool:
    """Run a command without showing what it prints; tell whether it worked."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


# The environment


def environment_python() -> Path:
    """Return the path of the Python inside the environment."""
    if os.name == "nt":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


def make_environment(python: str) -> None:
    """Make `.venv` unless a usable one is there."""
    if usable_environment():
        return
    if not makes_environments(python):
        raise SetupError("Python cannot make environments here: its venv module is missing.")
    say(f"Making an environment in {VENV.name} with Python {dotted(version_of(python))}")
    made = subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        raise SetupError(f"The environment could not be made: {python} -m venv {VENV}")


def usable_environment() -> bool:
    """Tell whether `.venv` runs, fits and was made for the place where the checkout is now."""
    python = environment_python()
    moved = read_stamp().get("root", str(ROOT)) != str(ROOT)
    return (
        not moved
        and python.exists()
        and fits(version_of(python))
        and quiet([str(python), "-m", "pip", "--version"])
    )


def makes_environments(python: str) -> bool:
    """Tell whether this Python has what bare Debian leaves out of its library."""
    return quiet([python, "-c", "import ensurepip, venv"])


# The package


def install_package(purpose: str) -> None:
    """Install Briefer and what it needs into `.venv`, unless nothing changed since last time."""
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = read_stamp()
    # What the checks need includes all that running needs.
    if state in (stamp.get("test"), stamp.get(purpose)):
        return
    say("Installing Briefer and the packages that it uses (a few minutes the first time)")
    what = "." if purpose == "run" else ".[dev]"
    # Twice quiet: errors are shown, warnings that nobody can act on are not.
    options = ["--quiet", "--quiet", "--disable-pip-version-check", "--editable"]
    done = subprocess.run(
        [str(environment_python()), "-m", "pip", "install", *options, what], cwd=ROOT, check=False
    )
    if done.returncode:
        raise SetupError("Installing failed, for the reason above. Nothing else was changed.")
    STAMP.write_text(json.dumps({**stamp, "root": str(ROOT), purpose: state}), encoding="utf-8")


def read_stamp() -> dict[str, str]:
    """Return what was installed last time: the checkout's place and a hash for each purpose."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


if __name__ == "__main__":
    sys.exit(main())
