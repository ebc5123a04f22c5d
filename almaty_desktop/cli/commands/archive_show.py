"""``archive show``: a document with its versions, their files, its topics and where it hangs."""

from __future__ import annotations

from typing import Any

from almaty_desktop.cli.answer import Answer, day, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import clean, table
from almaty_desktop.i18n import ALMATY, Texts
from almaty_desktop.services.document_pages import DocumentPage, KeptFile, VersionPage
from almaty_desktop.services.documents import VersionLine
from almaty_desktop.services.labels import ACCESS, DOCUMENT_KINDS, TRANSLATION_STATES, language_name


def shown(call: Call, page: DocumentPage) -> Answer:
    """The document for programs and for people."""
    return Answer(_data(page, call.texts), _lines(call, page))


def _data(page: DocumentPage, texts: Texts) -> dict[str, Any]:
    line = page.line
    return {
        "document": line.id,
        "symbol": line.symbol or None,
        "reference": line.reference or None,
        **in_both("title", line.title),
        "date": day(line.dated),
        "kind": line.kind.value,
        "access": line.access.value,
        "original": line.original,
        "missing": list(line.missing),
        "withdrawn": page.withdrawn.astimezone(ALMATY).isoformat() if page.withdrawn else None,
        "withdrawal_reason": page.withdrawal_reason or None,
        "versions": [_version(version, texts) for version in page.versions],
        "topics": list(page.topics),
        "hangs_on": [
            {
                "meeting": place.meeting,
                **in_both("meeting_title", place.meeting_title),
                **in_both("item_title", place.item_title),
            }
            for place in page.hangs_on
        ],
    }


def _version(version: VersionPage, texts: Texts) -> dict[str, Any]:
    line = version.line
    return {
        "version": line.id,
        "language": line.language,
        "edition": line.edition,
        "state": line.state.value,
        "original": line.is_original,
        "outdated": line.outdated,
        "replaced": line.replaced,
        "files": [_file(file, texts) for file in version.files],
    }


def _file(file: KeptFile, texts: Texts) -> dict[str, Any]:
    return {
        "sha256": file.sha256,
        "name": file.name,
        "bytes": file.size,
        "format": file.format,
        "pages": file.pages,
        "problem": texts.say(file.problem) if file.problem else None,
    }


def _lines(call: Call, page: DocumentPage) -> list[str]:
    texts = call.texts
    line = page.line
    title = clean(line.printed.shown(texts.language))
    head = [
        texts.text("{title} (No. {number})", title=title, number=str(line.id)),
        clean(line.mark),
        texts.say(DOCUMENT_KINDS[line.kind]),
        texts.date(line.dated) if line.dated else "",
        texts.text("Access: {access}", access=texts.say(ACCESS[line.access])),
        *(
            texts.text("Missing language: {language}", language=language_name(texts, code))
            for code in line.missing
        ),
    ]
    if page.withdrawn:
        reason = clean(page.withdrawal_reason)
        head.append(texts.text("Withdrawn {when}: {reason}", when=page.withdrawn, reason=reason))
    hanging = [
        texts.text(
            "On the agenda of “{meeting}”: {item}",
            meeting=clean(place.printed_meeting.shown(texts.language)),
            item=clean(place.printed_item.shown(texts.language)),
        )
        for place in page.hangs_on
    ]
    return [*(part for part in head if part), *hanging, "", *_files(call, page)]


def _state(line: VersionLine, texts: Texts) -> str:
    """How far a version is, or that something newer is there (rule A2)."""
    if line.replaced:
        return texts.text("earlier edition")
    if line.outdated:
        return texts.text("outdated")
    return texts.say(TRANSLATION_STATES[line.state])


def _files(call: Call, page: DocumentPage) -> list[str]:
    texts = call.texts
    heads = (
        texts.text("Language"),
        texts.text("Edition"),
        texts.text("Status"),
        texts.text("File"),
        texts.text("Pages"),
        texts.text("Size"),
        texts.text("Remark"),
    )
    rows = [
        (
            language_name(texts, version.line.language),
            str(version.line.edition),
            _state(version.line, texts),
            file.name,
            str(file.pages or ""),
            texts.size(file.size),
            texts.say(file.problem) if file.problem else "",
        )
        for version in page.versions
        for file in version.files
    ]
    return table(heads, rows, call.columns)
