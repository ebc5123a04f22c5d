"""Who may have a document (A4), and which language versions are missing or outdated (A2)."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.rules.documents import (
    Access,
    Circle,
    LanguageVersion,
    TranslationState,
    may_reach,
    missing_languages,
    narrower,
    newest_by_language,
    next_edition,
    outdated_languages,
)

VERSIONS = st.lists(
    st.builds(
        LanguageVersion,
        st.sampled_from(["en", "ru", "kk", "fa"]),
        st.integers(1, 4),
        st.sampled_from(TranslationState),
    ),
    max_size=8,
    unique_by=lambda version: (version.language, version.edition),
)


def test_who_may_have_what() -> None:
    reaching = {(access, circle) for access in Access for circle in Circle if may_reach(access, circle)}
    assert reaching == {
        (Access.PUBLIC, Circle.PUBLIC),
        (Access.PUBLIC, Circle.PARTICIPANTS),
        (Access.PUBLIC, Circle.SUPPORT_UNIT),
        (Access.PARTICIPANTS, Circle.PARTICIPANTS),
        (Access.PARTICIPANTS, Circle.SUPPORT_UNIT),
        (Access.RESTRICTED, Circle.SUPPORT_UNIT),
    }


def test_what_is_made_of_two_reaches_nobody_that_one_of_them_may_not() -> None:
    for one, other in itertools.product(Access, repeat=2):
        both = narrower(one, other)
        assert both in (one, other)
        for circle in Circle:
            assert may_reach(both, circle) == (may_reach(one, circle) and may_reach(other, circle))


@given(VERSIONS)
def test_english_and_russian_are_asked_for_and_no_other(versions: list[LanguageVersion]) -> None:
    there = {version.language for version in versions}
    assert set(missing_languages(versions)) == {"en", "ru"} - there


@given(VERSIONS, st.sampled_from(["en", "ru"]))
def test_outdated_is_what_renders_an_older_edition_than_the_newest_original(
    versions: list[LanguageVersion], original: str
) -> None:
    newest = newest_by_language(versions)
    outdated = outdated_languages(versions, original)
    assert original not in outdated
    if original not in newest:
        assert not outdated
    else:
        current = max(version.edition for version in versions if version.language == original)
        for language in set(newest) - {original}:
            edition = max(version.edition for version in versions if version.language == language)
            assert (language in outdated) == (edition < current)


def test_a_new_edition_of_the_original_makes_the_translation_outdated_until_it_follows() -> None:
    final = TranslationState.FINAL
    versions = [LanguageVersion("en", 1, final), LanguageVersion("ru", 1, final)]
    assert outdated_languages(versions, "en") == frozenset()
    versions.append(LanguageVersion("en", 2, final))
    assert outdated_languages(versions, "en") == {"ru"}
    versions.append(LanguageVersion("ru", 2, TranslationState.TRANSLATION))
    assert outdated_languages(versions, "en") == frozenset()


LANGUAGES = st.sampled_from(["en", "ru", "kk", "fa"])


@given(VERSIONS, LANGUAGES, LANGUAGES)
def test_a_new_text_replaces_none_and_is_the_newest_of_its_language(
    versions: list[LanguageVersion], original: str, language: str
) -> None:
    edition = next_edition(versions, original, language)
    assert edition >= 1
    assert all(one.edition < edition for one in versions if one.language == language)


@given(VERSIONS, LANGUAGES)
def test_a_new_original_outdates_every_translation(versions: list[LanguageVersion], original: str) -> None:
    there = {one.language for one in versions}
    new = LanguageVersion(original, next_edition(versions, original, original), TranslationState.FINAL)
    outdated = outdated_languages([*versions, new], original)
    if original in there:
        assert outdated == there - {original}
    else:
        newest = newest_by_language(versions)
        assert outdated == {one for one in there if newest[one].edition < new.edition}
        assert not there or outdated < there


@given(VERSIONS, LANGUAGES, LANGUAGES)
def test_a_new_translation_is_not_outdated_and_outdates_no_other(
    versions: list[LanguageVersion], original: str, language: str
) -> None:
    if language == original:
        return
    new = LanguageVersion(language, next_edition(versions, original, language), TranslationState.FINAL)
    before = outdated_languages(versions, original)
    assert outdated_languages([*versions, new], original) == before - {language}


@given(st.lists(LANGUAGES, max_size=12), LANGUAGES)
def test_whatever_comes_in_whatever_order_a_translation_is_outdated_by_a_later_original_only(
    arriving: list[str], original: str
) -> None:
    versions: list[LanguageVersion] = [LanguageVersion(original, 1, TranslationState.FINAL)]
    followed: set[str] = set()
    for language in arriving:
        edition = next_edition(versions, original, language)
        versions.append(LanguageVersion(language, edition, TranslationState.FINAL))
        followed = set() if language == original else followed | {language}
        there = {one.language for one in versions} - {original}
        assert outdated_languages(versions, original) == there - followed
