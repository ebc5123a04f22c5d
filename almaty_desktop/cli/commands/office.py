"""``init`` and ``check``: an office as a whole."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from almaty_desktop.cli.answer import Answer
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import message
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import DATABASE
from almaty_desktop.services.use_cases import UseCases, make_use_cases


def declare(name: str, parser: CommandParser) -> None:
    """What ``init`` and ``check`` take."""
    if name == "init":
        parser.takes(
            "--sample",
            action="store_true",
            help=message("add a worked sample office of several years"),
        )
    parser.set_defaults(run=_init if name == "init" else _check)


def _init(call: Call) -> Answer:
    folder = call.folder().absolute()
    _refuse_unless_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Made beside its place and then moved there, so that an interrupted one leaves nothing behind.
    workshop = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        data = {"office": str(folder), **_make(call, workshop / "office")}
        if folder.exists():
            folder.rmdir()
        (workshop / "office").rename(folder)
    finally:
        shutil.rmtree(workshop)
    lines = [
        call.texts.text("The office was created in {folder}.", folder=str(folder)),
        call.texts.plural("{count} participant", "{count} participants", data["participants"]),
    ]
    if data["meetings"]:
        lines.append(call.texts.plural("{count} meeting", "{count} meetings", data["meetings"]))
        lines.append(call.texts.plural("{count} document", "{count} documents", data["documents"]))
    return Answer(data, lines)


def _refuse_unless_free(folder: Path) -> None:
    if (folder / DATABASE).exists():
        raise Refused("office-exists", message("There is an office in {folder} already.", folder=str(folder)))
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused(
            "not-empty",
            message("The folder {folder} is not empty; an office needs one of its own.", folder=str(folder)),
        )
    if folder.exists() and not folder.is_dir():
        raise Refused("not-a-folder", message("{folder} is a file, not a folder.", folder=str(folder)))


def _make(call: Call, folder: Path) -> dict[str, Any]:
    with call.working() as progress:
        if call.options.sample:
            # Only the sample needs all that prints and reads documents.
            from almaty_desktop.services.sample import make_sample

            made = make_sample(folder, progress=progress)
        else:
            made = make_use_cases(folder)
        try:
            progress.step(1, 1)
            return _counted(made)
        finally:
            made.office.close()


def _counted(made: UseCases) -> dict[str, Any]:
    return {
        "participants": len(made.participants.standings()),
        "meetings": made.meetings.count(),
        "documents": made.archive.count(),
        "information_sheets": made.information.count(),
    }


def _check(call: Call) -> Answer:
    with call.use_cases() as office, call.working() as progress:
        findings = office.health.check(progress)
    say = call.texts.say
    data = {
        "ok": not findings,
        "findings": [{"code": finding.code, "message": say(finding.message)} for finding in findings],
    }
    lines = [say(finding.message) for finding in findings] or [call.texts.text("All is well.")]
    return Answer(data, lines, status=1 if findings else 0)
