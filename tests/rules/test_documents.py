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
