"""Where an item goes when it is moved by keys or by drag: plain reckoning over the lines of an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from almaty_desktop.services.agenda import AgendaLine


@dataclass(frozen=True)
class Place:
    """A place in the tree: ``position`` from 0 under ``parent`` (None: outermost), the item taken out."""

    parent: int | None
    position: int


class Step(Enum):
    """The four moves of the keyboard."""

    UP = auto()
    DOWN = auto()
    OUT = auto()
    IN = auto()


def fellows(lines: Sequence[AgendaLine], parent: int | None) -> list[AgendaLine]:
    """The items under one parent, in order."""
    return [line for line in lines if line.parent == parent]


def stepped(lines: Sequence[AgendaLine], item: AgendaLine, step: Step) -> Place | None:
    """Where a key brings ``item``; None where there is no such place."""
    siblings = fellows(lines, item.parent)
    here = siblings.index(item)
    match step:
        case Step.UP:
            return Place(item.parent, here - 1) if here > 0 else None
        case Step.DOWN:
            return Place(item.parent, here + 1) if here + 1 < len(siblings) else None
        case Step.IN:
            above = siblings[here - 1] if here > 0 else None
            if above is None or above.is_break:
                return None
            return Place(above.id, len(fellows(lines, above.id)))
    parent = next((line for line in lines if line.id == item.parent), None)
    if parent is None:
        return None
    return Place(parent.parent, fellows(lines, parent.parent).index(parent) + 1)


def dropped(lines: Sequence[AgendaLine], item: AgendaLine, target: AgendaLine, below: bool) -> Place | None:
    """Where ``item`` comes to stand when it is let go on the upper or lower half of ``target``'s card.

    Below an item with sub-items is before the first of them. None where nothing would change, or where
    the target stands below the item itself.
    """
    if target.id == item.id or _stands_below(lines, target, item):
        return None
    if below:
        inner = fellows(lines, target.id)
        if inner:
            return dropped(lines, item, inner[0], False)
    siblings = fellows(lines, target.parent)
    position = siblings.index(target) + (1 if below else 0)
    if item.parent == target.parent:
        here = siblings.index(item)
        position -= 1 if here < position else 0
        if position == here:
            return None
    return Place(target.parent, position)


def _stands_below(lines: Sequence[AgendaLine], line: AgendaLine, above: AgendaLine) -> bool:
    parents = {one.id: one.parent for one in lines}
    parent = line.parent
    while parent is not None:
        if parent == above.id:
            return True
        parent = parents.get(parent)
    return False
