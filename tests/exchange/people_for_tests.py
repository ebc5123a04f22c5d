"""People whom exchange is tried on: plain ones, and odd ones by the dozen."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as some

from almaty_desktop.exchange.person_record import ROLES, PersonRecord
from almaty_desktop.i18n import Bilingual

COORDINATOR = PersonRecord(
    family=Bilingual("Akhmetov", "Ахметов"),
    given=Bilingual("Yerlan", "Ерлан Қайратұлы"),
    honorific=Bilingual("Mr", "г-н"),
    ministry=Bilingual(
        "Ministry of Labour, Migration and Social Protection",
        "Министерство труда, миграции и социальной защиты",
    ),
    post=Bilingual(
        "Head of Division; National Coordinator", "Начальник управления; национальный координатор"
    ),
    represents="KZ",
    emails=("y.akhmetov@example.org", "second@example.org"),
    telephones=("+7 727 250-12-34",),
    languages=("kk", "ru", "en"),
    role="national-coordinator",
    serves_from=date(2013, 6, 5),
    serves_until=date(2015, 6, 4),
    note="Speaks first.\nКлючевой собеседник 🙂",
)
PEOPLE = (
    COORDINATOR,
    PersonRecord(family=Bilingual(ru="Саидзода"), given=Bilingual(ru="Шоҳрух"), represents="Tajikistan"),
    PersonRecord(family=Bilingual("O’Neill"), given=Bilingual("Anne-Marie"), emails=("a@example.org",)),
)

_letters = some.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")
_odd = some.sampled_from(
    [",", ";", ":", "\\", "\\n", "\n", '"', "=", " ", "Ә", "ҳ", "🙂", "Қайратұлы", "=cmd", "END:VCARD", "ё"]
)
odd_texts = some.lists(some.one_of(_odd, some.text(_letters, max_size=20)), max_size=8).map("".join)
odd_pairs = some.builds(Bilingual, odd_texts, odd_texts)
odd_people = some.builds(
    PersonRecord,
    family=odd_pairs,
    given=odd_pairs,
    honorific=odd_pairs,
    ministry=odd_pairs,
    post=odd_pairs,
    represents=odd_texts,
    emails=some.lists(odd_texts.filter(bool), max_size=3).map(tuple),
    telephones=some.lists(odd_texts.filter(bool), max_size=3).map(tuple),
    languages=some.lists(some.sampled_from(["en", "ru", "kk", "tg", "fa"]), unique=True, max_size=4).map(
        tuple
    ),
    role=some.sampled_from(["", *ROLES]),
    serves_from=some.none() | some.dates(),
    serves_until=some.none() | some.dates(),
    note=odd_texts,
).filter(lambda person: person.named)
