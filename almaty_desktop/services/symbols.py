"""Giving symbols out, each once (rule A1)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import message
from almaty_desktop.models.documents import Document
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.models.symbols import SymbolRecord
from almaty_desktop.rules.symbols import Symbol, next_free, parse
from almaty_desktop.services.errors import Refused


def read_symbol(text: str) -> Symbol:
    """The symbol that ``text`` is; refused (A1) where it is none."""
    symbol = parse(text)
    if symbol is None or text.strip() != str(symbol):
        raise Refused(
            "A1",
            message(
                "“{text}” is not a symbol of the Process. A symbol is written like this: {example}.",
                text=text.strip(),
                example="Almaty Process/02/01/2013",
            ),
        )
    return symbol


def next_symbol(session: Session, series: int, year: int) -> Symbol:
    """The next free symbol of a series and year; refused (A1) where there can be none."""
    used = session.scalars(
        select(SymbolRecord).where(SymbolRecord.series == series, SymbolRecord.year == year)
    )
    try:
        return next_free((record.symbol for record in used), series, year)
    except ValueError as error:
        raise Refused(
            "A1",
            message(
                "No symbol can be given in series {series} of the year {year}.",
                series=str(series),
                year=str(year),
            ),
        ) from error


def give(session: Session, symbol: Symbol, bearer: Document | Meeting) -> None:
    """Gives ``symbol`` to a document or meeting; refused (A1) where it was ever given before."""
    if session.get(SymbolRecord, (symbol.series, symbol.year, symbol.number)):
        raise Refused(
            "A1",
            message(
                "The symbol {symbol} has been given out already, and is never used twice.", symbol=str(symbol)
            ),
            {"symbol": str(symbol)},
        )
    session.flush()
    record = SymbolRecord(series=symbol.series, year=symbol.year, number=symbol.number)
    if isinstance(bearer, Document):
        record.document_id = bearer.id
    else:
        record.meeting_id = bearer.id
    session.add(record)
    session.flush()


def symbol_text(record: SymbolRecord | None) -> str:
    """A symbol as it is shown, empty where there is none."""
    return str(record.symbol) if record else ""
