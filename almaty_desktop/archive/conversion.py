"""Office documents turned into PDF by LibreOffice, where it is installed.

It works in a profile of its own that is thrown away, with macros and links off, cut off from the
network where the system lets one do that, and is ended with all its helpers when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from almaty_desktop.i18n import Message, message
from almaty_desktop.reasons import reason_of

_TICK = 0.1
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "DisablePythonRuntime", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
    ("Common/Misc", "FirstRun", "false"),
    ("Common/Save/Document", "UseUserData", "false"),
)


@dataclass(frozen=True)
class ConversionLimits:
    """What one conversion may cost: seconds, and bytes of memory of all its processes."""

    seconds: float = 120.0
    memory: int = 1_500_000_000


def _never() -> bool:
    return False


def find_libreoffice() -> Path | None:
    """The installed LibreOffice's program, ``None`` where there is none."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    return next((Path(place) for place in _USUAL_PLACES if Path(place).is_file()), None)


def convert_to_pdf(
    source: Path,
    target: Path,
    limits: ConversionLimits | None = None,
    cancelled: Callable[[], bool] = _never,
) -> Message | None:
    """Writes ``source`` as PDF to ``target``; gives ``None`` when done, else the sentence why not.

    ``target`` appears whole or not at all. ``source`` is never touched: a copy is read.
    """
    program = find_libreoffice()
    if program is None:
        return message("LibreOffice is not installed, and without it this document can’t be laid out.")
    try:
        with tempfile.TemporaryDirectory(prefix="almaty-", ignore_cleanup_errors=True) as folder:
            return _convert(program, source, target, Path(folder), limits or ConversionLimits(), cancelled)
    except OSError as error:
        reason = reason_of(error)
        return message("The document could not be laid out: {reason}.", reason=reason)


def _convert(
    program: Path,
    source: Path,
    target: Path,
    folder: Path,
    limits: ConversionLimits,
    cancelled: Callable[[], bool],
) -> Message | None:
    document = folder / f"document{source.suffix.lower() if source.suffix.isascii() else ''}"
    shutil.copyfile(source, document)
    _write_profile(folder / "profile")
    problem = _run(_command(program, folder, document), folder, limits, cancelled)
    if problem is not None:
        return problem
    made = folder / "made" / "document.pdf"
    if not made.is_file() or not made.stat().st_size:
        return message("LibreOffice could not lay out this document; it may be damaged or locked.")
    # First beside the target, then renamed: another disk may lie between the two folders.
    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(made, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return None


def _command(program: Path, folder: Path, document: Path) -> list[str]:
    return [
        *_cut_off(),
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--invisible",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--nofirststartwizard",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "made"),
        str(document),
    ]


@cache
def _cut_off() -> tuple[str, ...]:
    """The words before a command that take its network away; none where the system can't do it."""
    unshare = shutil.which("unshare")
    if unshare is None or not sys.platform.startswith("linux"):
        return ()
    words = (unshare, "--user", "--map-current-user", "--net", "--")
    try:
        tried = subprocess.run([*words, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return words if tried.returncode == 0 else ()


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _run(
    command: list[str], folder: Path, limits: ConversionLimits, cancelled: Callable[[], bool]
) -> Message | None:
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return message("LibreOffice could not be started.")
    deadline = time.monotonic() + limits.seconds
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_TICK)
                return None
            if cancelled():
                return message("The conversion was cancelled.")
            if time.monotonic() > deadline:
                return message("LibreOffice took too long with this document and was stopped.")
            if _memory(process.pid) > limits.memory:
                return message("LibreOffice needed too much memory for this document and was stopped.")
    finally:
        _end(process)


def _memory(leader: int) -> int:
    """Bytes held by a process and all it started."""
    import psutil  # lazily: only a conversion needs it

    total = 0
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(leader)
        for process in (first, *first.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
    return total


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and everything it started."""
    if sys.platform == "win32":
        import psutil  # lazily: only a conversion needs it

        with contextlib.suppress(psutil.Error):
            for child in psutil.Process(process.pid).children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    child.kill()
        with contextlib.suppress(OSError):
            process.kill()
    else:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
