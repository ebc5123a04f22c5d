"""vCard in (2.1, 3.0, 4.0) and out (3.0, 4.0), one person or many."""

from almaty_desktop.exchange.vcard_in import CARDS_LIMIT, SIZE_LIMIT, CardsRead, RefusedCard, read_cards
from almaty_desktop.exchange.vcard_out import CardVersion, write_cards

__all__ = [
    "CARDS_LIMIT",
    "SIZE_LIMIT",
    "CardVersion",
    "CardsRead",
    "RefusedCard",
    "read_cards",
    "write_cards",
]
