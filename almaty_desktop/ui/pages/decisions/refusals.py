"""A refusal said where it arises, with the number of the rule that it rests on."""

from __future__ import annotations

import re

from almaty_desktop.i18n import message
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.widgets.notice import Kind, Notice

_RULE = re.compile(r"[A-Z]\d")


def tell_refusal(notice: Notice, error: Refused) -> None:
    """Shows why something was refused in a notice of the place where it was asked for."""
    if _RULE.fullmatch(error.code):
        notice.tell(Kind.BAD, error.message, message("Rule {code}.", code=error.code))
    else:
        notice.refuse(error)
