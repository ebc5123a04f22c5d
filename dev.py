"""Everything one types to work with this project: ``python3 dev.py run``, ``test``, ``bench``.

It needs nothing but Python. Each command first sees to what is missing: the environment ``.venv``
with the libraries that the lock files name, the system libraries that Qt loads, the compiled texts.
What is there already is left alone, so that a second start takes seconds.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "almaty-lock.sha256"
UNFINISHED = "unfinished"
OUT = ROOT / "out"
SAMPLE_OFFICE = OUT / "sample-office"
OLDEST_PYTHON = (3, 11)

RUN_LOCKS = ("requirements.lock",)
TEST_LOCKS = ("requirements.lock", "requirements-dev.lock")

# What the Qt wheels load from the system on Linux: file → Debian package, Arch package.
QT_LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libcups.so.2": ("libcups2", "libcups"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "wayland"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
}


class StopError(Exception):
    """The work can't go on; the sentence says why and what to do."""


def say(sentence: str) -> None:
    """Tells the person what is being done, at once even where the output is a file."""
    print(sentence, flush=True)


# --- The system ---------------------------------------------------------------------------------


def python_version() -> str:
    """The running Python as it is spoken of: 3.11."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def check_python() -> None:
    """Stops where this Python is too old for the program."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise StopError(
            f"This is Python {python_version()}; the program needs Python 3.11 or newer. "
            f"Install it and type: python3.11 dev.py {' '.join(sys.argv[1:])}"
        )


def is_root() -> bool:
    """Whether system packages can be installed without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_debian() -> bool:
    """Whether the system is Debian or made from it."""
    return shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()


def loads(library: str) -> bool:
    """Whether the system's loader finds the library and all that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries() -> list[str]:
    """The files of :data:`QT_LIBRARIES` that can't be loaded; none on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in QT_LIBRARIES if not loads(library)]


def missing_bundle_tools() -> list[str]:
    """Debian packages that building the bundle needs besides Python, where they are missing."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [] if shutil.which("objdump") else ["binutils"]
    python_library = f"libpython{python_version()}"
    # Debian's own Python carries no shared library; the bundle needs one.
    if sys.base_prefix == "/usr" and is_debian() and not loads(f"{python_library}.so.1.0"):
        missing.append(python_library)
    return missing


def debian_packages(libraries: list[str], packages: list[str]) -> list[str]:
    """The Debian packages that bring the libraries (files), and the further packages."""
    return sorted({QT_LIBRARIES[library][0] for library in libraries} | set(packages))


def install_command(libraries: list[str], packages: list[str]) -> str:
    """The one command that installs the missing libraries (files) and further Debian packages here."""
    if is_debian():
        return "sudo apt-get install -y " + " ".join(debian_packages(libraries, packages))
    tools = [package for package in packages if package == "binutils"]
    if shutil.which("pacman"):
        return "sudo pacman -S --needed " + " ".join(
            sorted({QT_LIBRARIES[each][1] for each in libraries}) + tools
        )
    for manager in ("dnf", "zypper"):
        if shutil.which(manager):
            # These two find a package by the file that it brings.
            return f"sudo {manager} install " + " ".join([f"'{each}()(64bit)'" for each in libraries] + tools)
    return "install the packages that bring: " + " ".join(libraries + tools)


def install_debian(packages: list[str]) -> bool:
    """Installs Debian packages as root; the list of packages is renewed where the first try fails."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for attempt in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(attempt, env=environment, capture_output=True, text=True, check=False)
        if attempt is install and done.returncode == 0:
            return True
    say(done.stderr.strip())
    return False


def check_system(*, bundle: bool) -> None:
    """Sees to the system libraries of Qt (and to the bundle's tools): installs them or says how."""
    libraries, packages = missing_libraries(), missing_bundle_tools() if bundle else []
    if not libraries and not packages:
        return
    say("Missing on this system: " + ", ".join(libraries + packages))
    if is_debian() and is_root():
        say("Installing the Debian packages …")
        if install_debian(debian_packages(libraries, packages)):
            return
    command = install_command(libraries, packages)
    say(f"Please type:\n    {command}\nGoing on without them; the window may not open until then.")


# --- The environment ----------------------------------------------------------------------------


def environment_python() -> Path:
    """The interpreter inside ``.venv``."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def locks_digest(locks: tuple[str, ...]) -> str:
    """What the stamp says once these locks are installed: the Python and every byte of the locks."""
    digest = hashlib.sha256(python_version().encode())
    for lock in locks:
        digest.update((ROOT / lock).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def stamped() -> str:
    """What the stamp says; empty where there is none."""
    return STAMP.read_text("ascii").strip() if STAMP.is_file() else ""


def environment_works() -> bool:
    """Whether the interpreter inside ``.venv`` starts, is of this version, and has pip."""
    ask = "import pip, sys; print(*sys.version_info[:2], sep='.')"
    try:
        answer = subprocess.run(
            [str(environment_python()), "-c", ask], capture_output=True, text=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.strip() == python_version()


def make_environment() -> None:
    """Makes ``.venv`` anew; what stood there is thrown away."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{python_version()}-venv"
        if not is_debian():
            raise StopError(
                "This Python can't make environments (it lacks ensurepip); install its package for that."
            )
        say(f"Debian's package {package} is missing.")
        if not is_root() or not install_debian([package]):
            raise StopError(
                f"Please type:\n    sudo apt-get install -y {package}\nand then the same command again."
            )
    say("Making the environment .venv …")
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    elif ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    # Started by the Python inside .venv itself, the one it was made from has to make the new one.
    maker = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.run([maker, "-m", "venv", str(ENVIRONMENT)], check=False).returncode != 0:
        raise StopError("Python could not make the environment .venv; its own words stand above.")


def install(locks: tuple[str, ...]) -> bool:
    """Installs the locks into ``.venv``; every file must have the digest that the lock names."""
    STAMP.write_text(UNFINISHED, "ascii")
    command = [str(environment_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--require-hashes", "--only-binary", ":all:"]
    for lock in locks:
        command += ["--requirement", lock]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        return False
    STAMP.write_text(locks_digest(locks), "ascii")
    return True


def prepare_environment(locks: tuple[str, ...]) -> None:
    """Sees to it that ``.venv`` holds what the locks name; nothing is done where the stamp says so."""
    # The test environment holds all that the program needs, so either stamp will do for running.
    wanted = {locks_digest(locks), locks_digest(TEST_LOCKS)}
    healthy = environment_works()
    if healthy and stamped() in wanted:
        return
    if not healthy or stamped() == UNFINISHED:
        make_environment()
    started = time.monotonic()
    say("Installing the libraries that the lock names (some minutes the first time) …")
    if not install(locks):
        say("That did not work; trying once more in a new environment.")
        make_environment()
        if not install(locks):
            raise StopError(
                "The libraries could not be installed; pip's words stand above. Is there a network?"
            )
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def call(*arguments: str, **environment: str) -> int:
    """Runs the environment's Python in the project's folder; gives its exit status."""
    full = dict(os.environ, PYTHONUTF8="1", **environment)
    # Scripts that lie in a folder of their own find the program here.
    full["PYTHONPATH"] = str(ROOT)
    return subprocess.run([str(environment_python()), *arguments], cwd=ROOT, env=full, check=False).returncode


def prepare(locks: tuple[str, ...], *, bundle: bool = False) -> None:
    """All that stands before any command."""
    check_python()
    check_system(bundle=bundle)
    prepare_environment(locks)
    if call("tools/catalogue.py", "compile") != 0:
        raise StopError("The texts could not be compiled; the reason stands above.")


# --- The commands -------------------------------------------------------------------------------


def has_display() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(*, window: bool) -> int:
    """Opens the window on the sample office, or does its main job without one under ``out/``."""
    prepare(RUN_LOCKS)
    if not window or not has_display():
        say(f"No window here: making the prints and the pictures of every page under {OUT} …")
        return call("-m", "almaty_desktop", "tour", str(OUT), QT_QPA_PLATFORM="offscreen")
    if not (SAMPLE_OFFICE / "office.db").exists():
        say("Making the sample office …")
        status = call("-m", "almaty_desktop", "init", "--sample", "--office", str(SAMPLE_OFFICE), "--yes")
        if status != 0:
            return status
    say("Opening the window on the sample office …")
    return call("-m", "almaty_desktop", ALMATY_OFFICE=str(SAMPLE_OFFICE))


def test(arguments: list[str]) -> int:
    """Runs every test, the checks of the code's form among them; ``arguments`` go to pytest."""
    prepare(TEST_LOCKS, bundle=True)
    say("Running the tests …")
    # A file's tests stay in one process, so that what they share is made once.
    return call("-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments, QT_QPA_PLATFORM="offscreen")


def bench() -> int:
    """Runs every file of ``benchmarks/``, which prints its ratios itself; 1 where one missed its limit."""
    prepare(TEST_LOCKS)
    benchmarks = sorted(path for path in (ROOT / "benchmarks").glob("*.py") if not path.name.startswith("_"))
    if not benchmarks:
        raise StopError("There is nothing to measure: benchmarks/ holds no file.")
    missed = []
    for benchmark in benchmarks:
        say(f"— {benchmark.stem.replace('_', ' ')}")
        if call(str(benchmark), QT_QPA_PLATFORM="offscreen") != 0:
            missed.append(benchmark.stem)
    say("Missed: " + ", ".join(missed) if missed else "Every figure is within its limit.")
    return 1 if missed else 0


def main(words: list[str]) -> int:
    """Reads the command and does it; gives the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A console of one byte a letter shows a mark for what it has no letter for, and goes on.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run", help="open the window on the sample office", allow_abbrev=False)
    running.add_argument("--no-window", action="store_true", help="do the main job without one, under out/")
    commands.add_parser("test", help="run the tests; further words go to pytest", allow_abbrev=False)
    commands.add_parser("bench", help="measure the figures against their limits", allow_abbrev=False)
    chosen, further = parser.parse_known_args(words)
    if further and chosen.command != "test":
        parser.error("not understood: " + " ".join(further))
    try:
        if chosen.command == "run":
            return run(window=not chosen.no_window)
        return test(further) if chosen.command == "test" else bench()
    except StopError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
