"""``decision``: consensus and silence procedures, from opening to confirmation (rules D1 to D5)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, TypedWrongly
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.commands.decision_answer import decision_data, decision_lines, listed
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.reasons import reason_of
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Position
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused

_KINDS = tuple(kind.value for kind in DecisionKind)
_STATES = tuple(state.value for state in DecisionState)
_POSITIONS = tuple(position.value for position in Position)
_NEW_KINDS = tuple(kind.value for kind in ParticipantKind)
_ID, _TEXT, _CODE, _FILE = message("ID"), message("TEXT"), message("CODE"), message("FILE")
_MOMENT, _WHEN = message("MOMENT"), message("when it was (otherwise now)")
_PROGRAM = "almaty decision open"


def declare(_name: str, parser: CommandParser) -> None:
    """What the commands on decisions take."""
    _declare_list(parser.add("list", message("the decisions, newest first")))
    showing = parser.add("show", message("one decision with its positions and what it brought about"))
    _which(showing)
    _moment(showing, message("as of this moment (otherwise now)"))
    showing.set_defaults(run=_show)
    _declare_open(parser.add("open", message("put something to a meeting or to a silence procedure")))
    _declare_position(parser.add("position", message("record a member’s position")))
    _declare_correct(
        parser.add("correct", message("correct a recorded position by a further entry that says why"))
    )
    again = parser.add("put", message("put a revised text again, in a new round"))
    _which(again)
    _texts(again)
    _moment(again)
    again.set_defaults(run=_put)
    extending = parser.add("extend", message("extend the deadline of a silence procedure"))
    _which(extending)
    extending.takes(
        "--deadline",
        required=True,
        type=values.moment(extending.texts),
        metavar=_MOMENT,
        help=message("the later deadline"),
    )
    _moment(extending)
    extending.set_defaults(run=_extend)
    for name, does, run in (
        ("close", message("close the round, or a silence procedure that has ended"), _close),
        ("confirm", message("confirm the outcome; what it brings about happens with it"), _confirm),
    ):
        command = parser.add(name, does)
        _which(command)
        _moment(command)
        command.set_defaults(run=run)


def _declare_list(listing: CommandParser) -> None:
    listing.takes("--kind", choices=_KINDS, help=message("only decisions of this kind"))
    listing.takes(
        "--year",
        type=values.year(listing.texts),
        metavar=message("YEAR"),
        help=message("only decisions of this year"),
    )
    listing.takes("--state", choices=_STATES, help=message("only those in this state"))
    listing.takes(
        "--meeting",
        type=values.number(listing.texts),
        metavar=_ID,
        help=message("only those of this meeting"),
    )
    listing.takes("--silence", action="store_true", help=message("only silence procedures"))
    listing.set_defaults(run=_list)


def _declare_open(opening: CommandParser) -> None:
    words = values.words(opening.texts)
    opening.takes("--kind", required=True, choices=_KINDS, help=message("what is decided"))
    opening.takes("--title-en", default="", type=words, metavar=_TEXT, help=message("its title in English"))
    opening.takes("--title-ru", default="", type=words, metavar=_TEXT, help=message("its title in Russian"))
    opening.takes(
        "--meeting",
        type=values.number(opening.texts),
        metavar=_ID,
        help=message("the meeting that decides"),
    )
    opening.takes("--silence", action="store_true", help=message("by a silence procedure"))
    opening.takes(
        "--deadline",
        type=values.moment(opening.texts),
        metavar=_MOMENT,
        help=message("until when silence can be broken (in Almaty’s time unless an offset is given)"),
    )
    opening.takes(
        "--subject",
        default="",
        type=words,
        metavar=_CODE,
        help=message("the participant that it is about; a new organisation comes in with it"),
    )
    opening.takes(
        "--subject-en",
        default="",
        type=words,
        metavar=_TEXT,
        help=message("a new organisation’s English name"),
    )
    opening.takes(
        "--subject-ru",
        default="",
        type=words,
        metavar=_TEXT,
        help=message("a new organisation’s Russian name"),
    )
    opening.takes(
        "--subject-short-en",
        default="",
        type=words,
        metavar=_TEXT,
        help=message("its short English name, if it has one"),
    )
    opening.takes(
        "--subject-short-ru",
        default="",
        type=words,
        metavar=_TEXT,
        help=message("its short Russian name, if it has one"),
    )
    opening.takes("--subject-kind", choices=_NEW_KINDS, help=message("what a new organisation is"))
    opening.takes(
        "--for-meeting",
        type=values.number(opening.texts),
        metavar=_ID,
        help=message("the meeting to which civil society is invited (otherwise the one that decides)"),
    )
    opening.takes(
        "--year",
        type=values.year(opening.texts),
        metavar=message("YEAR"),
        help=message("the year of a work plan (otherwise the next)"),
    )
    _texts(opening)
    _moment(opening)
    opening.set_defaults(run=_open)


def _declare_position(taking: CommandParser) -> None:
    _which(taking)
    _whose(taking)
    _words_of_position(taking)
    taking.takes(
        "--author",
        default="",
        type=values.words(taking.texts),
        metavar=_TEXT,
        help=message("who gave it (otherwise the person at the desk)"),
    )
    _moment(taking)
    taking.set_defaults(run=_position)


def _declare_correct(correcting: CommandParser) -> None:
    _which(correcting)
    _whose(correcting)
    _words_of_position(correcting)
    correcting.takes(
        "--why",
        required=True,
        type=values.words(correcting.texts),
        metavar=_TEXT,
        help=message("why it is corrected"),
    )
    _moment(correcting)
    correcting.set_defaults(run=_correct)


def _which(command: CommandParser) -> None:
    command.takes("id", type=values.number(command.texts), metavar=_ID, help=message("the decision’s number"))


def _whose(command: CommandParser) -> None:
    command.takes(
        "code", type=values.words(command.texts), metavar=_CODE, help=message("the member’s code, such as KZ")
    )
    command.takes("position", choices=_POSITIONS, help=message("its position"))


def _words_of_position(command: CommandParser) -> None:
    words = values.words(command.texts)
    command.takes(
        "--text",
        default="",
        type=words,
        metavar=_TEXT,
        help=message("the text of a reservation or objection"),
    )


def _moment(command: CommandParser, saying: Message = _WHEN) -> None:
    command.takes("--at", type=values.moment(command.texts), metavar=_MOMENT, help=saying)


def _texts(command: CommandParser) -> None:
    command.takes("--text-en", type=Path, metavar=_FILE, help=message("a file with the text in English"))
    command.takes("--text-ru", type=Path, metavar=_FILE, help=message("a file with the text in Russian"))


def _list(call: Call) -> Answer:
    options = call.options
    wanted: dict[str, Any] = {
        "kind": DecisionKind(options.kind) if options.kind else None,
        "year": options.year,
        "state": DecisionState(options.state) if options.state else None,
        "meeting": options.meeting,
        "silence": True if options.silence else None,
    }
    with call.use_cases() as office:
        found = office.decisions.list(**wanted, limit=office.decisions.count(**wanted))
        data = [decision_data(office.decisions.show(line.id), call.texts) for line in found]
    return Answer(data, listed(found, call.texts, call.columns))


def _show(call: Call) -> Answer:
    with call.use_cases() as office:
        return _answer(call, office.decisions.show(call.options.id, at=call.options.at))


def _open(call: Call) -> Answer:
    options = call.options
    if options.silence and options.deadline is None:
        raise TypedWrongly(message("This is missing: {arguments}.", arguments="--deadline"), _PROGRAM)
    if options.meeting is None and not options.silence:
        raise TypedWrongly(
            message("One of these is missing: {arguments}.", arguments="--meeting --silence"), _PROGRAM
        )
    if options.meeting is not None and options.silence:
        raise TypedWrongly(
            message(
                "{argument} and {other} can’t be given together.", argument="--meeting", other="--silence"
            ),
            _PROGRAM,
        )
    with call.use_cases() as office:
        made = office.decisions.open(
            DecisionKind(options.kind),
            Bilingual(options.title_en, options.title_ru),
            meeting=options.meeting,
            deadline=options.deadline if options.silence else None,
            subject=options.subject,
            new_subject=NewSubject(
                Bilingual(options.subject_en, options.subject_ru),
                ParticipantKind(options.subject_kind) if options.subject_kind else None,
                Bilingual(options.subject_short_en, options.subject_short_ru),
            ),
            for_meeting=options.for_meeting,
            text=_read_texts(call),
            year=options.year,
            at=options.at,
        )
        return _answer(call, made)


def _position(call: Call) -> Answer:
    options = call.options
    with call.use_cases() as office:
        made = office.decisions.take(
            options.id,
            options.code,
            Position(options.position),
            text=_bilingual(options.text),
            at=options.at,
            author=options.author,
        )
        return _answer(call, made)


def _correct(call: Call) -> Answer:
    options = call.options
    with call.use_cases() as office:
        made = office.decisions.correct(
            options.id,
            options.code,
            Position(options.position),
            why=_bilingual(options.why),
            text=_bilingual(options.text),
            at=options.at,
        )
        return _answer(call, made)


def _put(call: Call) -> Answer:
    with call.use_cases() as office:
        return _answer(
            call, office.decisions.put_again(call.options.id, _read_texts(call), at=call.options.at)
        )


def _extend(call: Call) -> Answer:
    options = call.options
    with call.use_cases() as office:
        return _answer(call, office.decisions.extend(options.id, options.deadline, at=options.at))


def _close(call: Call) -> Answer:
    with call.use_cases() as office:
        return _answer(call, office.decisions.close(call.options.id, at=call.options.at))


def _confirm(call: Call) -> Answer:
    with call.use_cases() as office:
        return _answer(call, office.decisions.confirm(call.options.id, at=call.options.at))


def _answer(call: Call, view: DecisionView) -> Answer:
    return Answer(decision_data(view, call.texts), decision_lines(view, call.texts, call.columns))


def _bilingual(text: str) -> Bilingual:
    """A text typed in one language, known by its letters."""
    russian = any("а" <= letter <= "я" or letter == "ё" for letter in text.casefold())
    return Bilingual(ru=text) if russian else Bilingual(en=text)


def _read_texts(call: Call) -> Bilingual:
    return Bilingual(*(_read_text(path) for path in (call.options.text_en, call.options.text_ru)))


def _read_text(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refused(
            "file", message("{file} can’t be read: {reason}.", file=str(path), reason=reason_of(error))
        ) from error
    except UnicodeDecodeError as error:
        raise Refused(
            "file", message("{file} is not a plain text in UTF-8. Nothing was changed.", file=str(path))
        ) from error
