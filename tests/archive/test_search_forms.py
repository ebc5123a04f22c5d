"""Any grammatical form finds every other, in both languages (rule A5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymorphy3 import MorphAnalyzer

from almaty_desktop.archive.forms import IRREGULAR, Forms, load_irregular
from almaty_desktop.archive.words import Words

Finds = Callable[..., list[int]]

LEXEMES = (
    "человек ребёнок отдых право государство беженец мигрант граница защита встреча решение "
    "совещание год день время имя мать дочь путь люди друг брат сын стол окно земля ветер лев отец "
    "конец рынок посольство министр идти прийти сказать взять дать есть жить лечь мочь хотеть "
    "принимать принять защищать беречь писать нести человеческий международный хороший новый большой "
    "лёгкий свободный весь этот мой три сто двести я он кто"
)
TYPED = (
    "человеческого сотрудничество возможность интегрирующий принимающего responsibility international "
    "organisations effectiveness protection правами обеспечиваться представлять"
)


@pytest.fixture(scope="module")
def dictionary() -> MorphAnalyzer:
    return MorphAnalyzer()


@pytest.mark.parametrize("word", LEXEMES.split())
def test_every_form_of_a_russian_word_finds_every_other(
    word: str, dictionary: MorphAnalyzer, words: Words, forms: Forms
) -> None:
    whole = dictionary.parse(word)[0].lexeme
    lexeme = [form for form in whole if not {"Cmp2", "Abbr"} & form.tag.grammemes]  # поновее, гг.: not forms
    wanted = {words.stem(form.word) for form in lexeme}
    for form in lexeme:
        for written in {form.word, form.word.replace("ё", "е"), form.word.upper()}:
            assert wanted <= set(forms.stems(written)), written


@pytest.mark.parametrize(
    ("typed", "standing"),
    [
        ("человеческих", "человеческой"),
        ("отдых", "отдыху"),
        ("отдыху", "отдых"),
        ("люди", "человеку"),
        ("человек", "людьми"),
        ("идти", "шёл"),
        ("шла", "идёт"),
        ("еж", "ежей"),
        ("ёлка", "елок"),
        ("Алматы", "АЛМАТЫ"),
        ("реадмиссией", "реадмиссия"),
        ("children", "child"),
        ("child", "children's"),
        ("went", "go"),
        ("going", "gone"),
        ("women", "woman"),
        ("people", "person"),
        ("written", "wrote"),
        ("criteria", "criterion"),
        ("organise", "organizing"),
        ("organizations", "organisation"),
        ("programme", "programs"),
        ("labor", "labour"),
        ("refugee", "REFUGEES’"),
        ("cooperation", "co-operation"),
        ("co-operation", "cooperation"),
        ("co‐operation", "co-operate"),
        ("obrien", "O’Brien"),
        ("адамның", "Адамның"),
        ("озодӣ", "озодӣ"),
        ("Turkiye", "Türkiye"),
    ],
)
def test_a_form_finds_a_text_that_has_only_another(typed: str, standing: str, finds: Finds) -> None:
    assert finds(typed, f"перед {standing}, после", "что-то совсем другое and unrelated") == [1]


def test_a_word_does_not_find_a_different_one(finds: Finds) -> None:
    assert finds("право", "поправить дело") == []
    assert finds("children", "chilled water") == []
    assert finds("2013", "20130") == []


@given(st.sampled_from(sorted(load_irregular(IRREGULAR).items())))
def test_irregular_english_forms_find_each_other(entry: tuple[str, tuple[str, ...]]) -> None:
    words = Words()
    forms = Forms(words)
    word, group = entry
    assert {words.stem(form) for form in group} <= set(forms.stems(word))


def test_the_list_of_irregular_forms_is_long_enough() -> None:
    lines = IRREGULAR.read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) > 300
    for line in lines:
        assert line.startswith("#") or not line or len(line.split()) >= 2, line


@pytest.mark.parametrize("word", TYPED.split())
def test_a_word_is_found_at_every_letter_while_it_is_typed(word: str, finds: Finds) -> None:
    """From the third letter on, up to the whole word: what one types never loses what one seeks."""
    missing = [word[:end] for end in range(3, len(word) + 1) if not finds(word[:end], word, unfinished=True)]
    assert missing == []
