"""The one style sheet (``resources/style/window.qss``), filled in from the tokens.

Widgets choose a look by a property, never by a colour:

- ``QLabel[role=…]``: ``title`` (22 px), ``heading`` (17 px), ``strong``, ``muted`` (12 px), ``quiet``
  (14 px, grey)
- ``QPushButton[role=…]``: ``primary``, ``link``, ``text-link`` (begins where the text around
  it does), ``flat`` (toolbar), ``small``, ``filter`` (round; opens a
  menu or is checkable), ``segment``; none: an ordinary button
- ``QFrame[role=…]``: ``surface``, ``ground``, ``card``, ``bar`` (hairline below), ``foot`` (above),
  ``side`` (at the right), ``line``, ``popup``, ``drop`` (with the property ``over`` while dragging)
- any of these with ``wrong`` set to true: a field whose content is refused
"""

from __future__ import annotations

from string import Template

from almaty_desktop.paths import RESOURCES
from almaty_desktop.ui.tokens import Size, Tokens


def written(tokens: Tokens, pictures: dict[str, str]) -> str:
    """The style sheet for one scheme.

    ``pictures`` are the files of the little signs: ``caret``, ``caret_up``, ``caret_left``,
    ``caret_right``, ``caret_on_accent``, ``check``.
    """
    colours = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    sizes = {
        "small": int(Size.SMALL),
        "body": int(Size.BODY),
        "heading": int(Size.HEADING),
        "title": int(Size.TITLE),
    }
    template = Template((RESOURCES / "style" / "window.qss").read_text("utf-8"))
    return template.substitute(**colours, **sizes, **pictures)
