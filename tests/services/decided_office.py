"""An office with a history of decisions and people, made by the real use cases, to be printed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from almaty_desktop.i18n import ALMATY, Bilingual
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.use_cases import UseCases

KEPT = Bilingual(
    "The Islamic Republic of Iran formalises its participation in the Almaty Process.",
    "Исламская Республика Иран оформляет своё участие в Алматинском процессе.",
)
REFUSED = Bilingual(
    "The Islamic Republic of Pakistan formalises its participation in the Almaty Process.",
    "Исламская Республика Пакистан оформляет своё участие в Алматинском процессе.",
)
OBJECTION = Bilingual("Internal coordination is not completed.", "Внутренние согласования не завершены.")
RESERVATION = Bilingual("Costs are borne by the observer.", "Расходы несёт наблюдатель.")
WHY = Bilingual("Misheard in the room.", "Неверно расслышано в зале.")
TITLE = Bilingual("Work between the sessions", "Работа между сессиями")
FIRST_TEXT = Bilingual(
    "The Support Unit reports to the members every month.",
    "Группа поддержки ежемесячно отчитывается перед государствами-участниками.",
)
SECOND_TEXT = Bilingual(
    "The Support Unit reports to the members every quarter.",
    "Группа поддержки ежеквартально отчитывается перед государствами-участниками.",
)


@dataclass(frozen=True)
class Decided:
    """The numbers of the decisions of :func:`decide`."""

    adopted: int
    broken: int
    running: int
    election: int
    rounds: int


def moment(*parts: int) -> datetime:
    """A moment in Almaty."""
    return datetime(*parts, tzinfo=ALMATY)  # type: ignore[misc, arg-type]


def decide(office: UseCases) -> Decided:
    """Two silence procedures of 2013 and a running one, an election, two rounds with a correction."""
    decisions = office.decisions
    start, deadline = moment(2013, 6, 5, 12), moment(2013, 7, 31, 18)

    def silence(subject: str, text: Bilingual) -> int:
        return decisions.open(
            DecisionKind.FORMALISE_PARTICIPATION, subject=subject, deadline=deadline, text=text, at=start
        ).line.id

    adopted, broken = silence("IR", KEPT), silence("PK", REFUSED)
    decisions.take(adopted, "KG", Position.AGREES, at=moment(2013, 7, 1, 9, 15))
    decisions.extend(adopted, moment(2013, 8, 31, 18), at=moment(2013, 7, 20, 10, 5))
    decisions.close(adopted)
    decisions.confirm(adopted)
    decisions.take(broken, "PK", Position.OBJECTS, text=OBJECTION, at=moment(2013, 7, 11, 9, 30))
    decisions.close(broken)
    conference = office.meetings.create(MeetingKind.MINISTERIAL, date(2013, 6, 5), date(2013, 6, 5)).id
    election = decisions.open(
        DecisionKind.ELECT_CHAIR, meeting=conference, subject="KZ", at=moment(2013, 6, 5, 15)
    ).line.id
    decisions.take_rest(election, Position.AGREES, at=moment(2013, 6, 5, 15, 10))
    decisions.close(election, at=moment(2013, 6, 5, 15, 20))
    decisions.confirm(election)
    running = decisions.open(
        DecisionKind.ORDINARY,
        TITLE,
        deadline=moment(2024, 3, 15, 18),
        text=FIRST_TEXT,
        at=moment(2024, 2, 1, 9),
    ).line.id
    return Decided(adopted, broken, running, election, _in_rounds(office))


def _in_rounds(office: UseCases) -> int:
    decisions = office.decisions
    som = office.meetings.create(MeetingKind.SOM, date(2014, 5, 6), date(2014, 5, 7)).id
    key = decisions.open(
        DecisionKind.ORDINARY, TITLE, meeting=som, text=FIRST_TEXT, at=moment(2014, 5, 6, 11)
    ).line.id
    decisions.take(key, "TJ", Position.OBJECTS, text=OBJECTION, at=moment(2014, 5, 6, 11, 5))
    decisions.take_rest(key, Position.AGREES, at=moment(2014, 5, 6, 11, 6))
    decisions.close(key, at=moment(2014, 5, 6, 11, 30))
    decisions.put_again(key, SECOND_TEXT, at=moment(2014, 5, 7, 9))
    decisions.take(key, "KG", Position.RESERVATION, text=RESERVATION, at=moment(2014, 5, 7, 9, 5))
    decisions.take(key, "TJ", Position.SILENT, at=moment(2014, 5, 7, 9, 6))
    decisions.take(key, "KZ", Position.AGREES, at=moment(2014, 5, 7, 9, 7))
    decisions.close(key, at=moment(2014, 5, 7, 10))
    decisions.correct(key, "TJ", Position.AGREES, text=Bilingual(), why=WHY, at=moment(2014, 5, 9, 10))
    return key


def staff(office: UseCases) -> None:
    """A National Coordinator with an alternate for Kazakhstan, somebody for UNHCR; all others are vacant."""
    aigerim = office.people.create(
        family_en="Bekova", family_ru="Бекова", given_en="Aigerim", given_ru="Айгерим Сериковна",
        honorific_en="Ms", honorific_ru="г-жа", participant="KZ", languages=("ru", "en", "kk"),
        ministry_en="Ministry of Internal Affairs", ministry_ru="Министерство внутренних дел",
        post_en="Head of the Migration Service", post_ru="Начальник Миграционной службы",
        emails=("bekova@example.org",), telephones=("+7 7172 12 34 56",),
    )  # fmt: skip
    daniyar = office.people.create(
        family_en="Akhmetov", family_ru="Ахметов", given_en="Daniyar", given_ru="Данияр", participant="KZ"
    )
    office.people.create(
        family_en="Weber", family_ru="Вебер", given_en="Anna", given_ru="Анна", participant="UNHCR",
        emails=("weber@example.org",),
    )  # fmt: skip
    since = date(2013, 6, 5)
    office.coordinators.start_service(aigerim.line.id, "KZ", ServiceRole.NATIONAL_COORDINATOR, since)
    office.coordinators.start_service(daniyar.line.id, "KZ", ServiceRole.ALTERNATE, since)
