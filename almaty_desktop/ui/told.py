"""What the window's banners say, each told in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from almaty_desktop.i18n import message, plural_message
from almaty_desktop.ui.areas import Area
from almaty_desktop.ui.widgets.notice import UNEXPECTED, Kind, Notice


def tell_read_only(notice: Notice) -> None:
    """The office is open elsewhere, or lies where nothing can be written; stays as long as the window."""
    notice.tell(
        Kind.WAIT,
        message("This office is open for reading only."),
        message("Everything can be looked at and printed; nothing can be changed here."),
        stays=True,
    )


def tell_unexpected(notice: Notice, save_log: Callable[[], object]) -> None:
    """The calm sentence for what nobody foresaw."""
    notice.tell(Kind.BAD, *UNEXPECTED, actions=[(message("Save the log…"), save_log)])


def tell_next_steps(notice: Notice, areas: Iterable[Area], visit: Callable[[str], object]) -> None:
    """For an office that was made a moment ago: what to do first."""
    steps = [
        (message("To {area}", area=area.title), lambda key=area.key: visit(key))
        for area in areas
        if area.key in {"archive", "meetings"}
    ]
    notice.tell(
        Kind.GOOD,
        message("The office is ready."),
        message(
            "First take documents into the archive, then create a meeting and attach them to its agenda."
        ),
        actions=steps,
    )


def ask_before_closing(notice: Notice, running: int, stop: Callable[[], object]) -> None:
    """Jobs still run: close all the same?"""
    notice.tell(
        Kind.WAIT,
        plural_message("{count} job is still running.", "{count} jobs are still running.", running),
        message("What is stopped now leaves nothing half done and can be begun again later."),
        actions=[(message("Stop and close"), stop), (message("Keep working"), notice.hide)],
    )
