"""Why the system refused to read or write something, in words of both languages."""

from __future__ import annotations

import errno

from almaty_desktop.i18n import Message, message

_REASONS = {
    errno.ENOSPC: message("the disk is full"),
    errno.EACCES: message("you are not allowed to"),
    errno.EPERM: message("you are not allowed to"),
    errno.EROFS: message("nothing can be written there"),
    errno.ENOENT: message("there is no such folder or file"),
    errno.ENOTDIR: message("a part of the path is no folder"),
    errno.EISDIR: message("a folder of this name is there"),
    errno.EEXIST: message("there is something of this name"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.EBUSY: message("another program holds it"),
    errno.EIO: message("the disk does not answer as it should"),
}


def reason_of(error: OSError) -> Message:
    """The reason as a part of a sentence; what has no words here is given as the system says it."""
    known = _REASONS.get(error.errno or 0)
    return known or message("the system says “{what}”", what=error.strerror or str(error))
