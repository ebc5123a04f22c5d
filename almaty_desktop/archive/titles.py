"""The title of a document, proposed from its first lines or its file's name."""

from __future__ import annotations

import re

from almaty_desktop.archive.written_dates import dates_in

LONGEST = 200
_SHORTEST = 4
_LINES = 60
_HEAD = 6000

_PAGE = re.compile(
    r"^\W*(?:(?:page|стр(?:аница)?|с|p)\.?\s*)?(?:\d+|[ivxl]+)(?:\s*(?:/|of|из|from)\s*\d+)?\W*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:subject|re|тема|касательно|title|название|заголовок)\s*:\s*(?P<title>.+)$", re.IGNORECASE
)
_REPLY = re.compile(r"^(?:(?:re|fwd?|ответ|на)\s*:\s*)+", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?:date|дата|ref(?:erence)?|our ref|your ref|исх|вх|№|no|from|to|cc|bcc|sent|от кого|кому|от|"
    r"копия|tel|тел|"
    r"phone|fax|факс|e-?mail|эл\. ?почта|address|адрес|www|http|web|distr|original|language|язык|"
    r"оригинал)\b"
    r"\.?[^\w\n]*[:.№].*",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"^(?:(?:the )?almaty process|алматинский процесс|united nations|организация объедин[её]нных наций|"
    r"оон|un|"
    r"unhcr|увкб(?: оон)?|"
    r"iom(?: oim)?|мом|unhcr\W+iom|увкб(?: оон)?\W+мом|"
    r"international organization for migration(?: \(iom\))?|"
    r"международная организация по миграции(?: \(мом\))?|"
    r"(?:office of the )?united nations high commissioner for refugees(?: \(unhcr\))?|"
    r"управление верховного комиссара (?:оон|"
    r"организации объедин[её]нных наций) по делам беженцев(?: \(увкб оон\))?|"
    r"general assembly|генеральная ассамблея|(?:the )?support unit|группа поддержки|"
    r"ministry of [\w\s,]+|министерство [\w\s,]+|(?:the )?(?:\w+ )?republic(?: of \w+)?|республика \w+)$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^\W*(?:draft|final|final draft|проект|черновик|restricted|confidential|unclassified|"
    r"unofficial translation|"
    r"неофициальный перевод|для служебного пользования|дсп|for information|для информации|annex(?: \w+)?|"
    r"приложение(?: [№\w]+)*|sample document|образец документа|contents|содержание|оглавление|english|"
    r"russian|"
    r"русский|original: \w+)\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|https?:|www\.|\+\d[\d\s()-]{6,}|\b\d{6}\b", re.IGNORECASE)
_SYMBOL_LINE = re.compile(r"^\W*(?:ref\W*)?[\w.]+(?:\s\w+)?(?:/[\w.()-]+){2,}\W*$", re.IGNORECASE)
_EDGE = re.compile(r"^[#*=_\s•·–—-]+|[#*=_\s•·–—-]+$")
_SPACES = re.compile(r"\s+")
_GOES_ON = re.compile(
    r"(?:[,:–—-]|\b(?:of|on|the|and|for|in|to|with|by|a|an|или|и|в|во|на|по|о|об|с|со|для|из|от|к|при|"
    r"между|под))$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?:г\.|гор\.|город|city of)\s*\w+$", re.IGNORECASE)
_PART = re.compile(
    r"^(?:preamble|преамбула|preambula|önsöz|пешгуфтор|مقدمه|تمہید|introduction|введение|summary|резюме|"
    r"agenda item \w+|abstract|aim|annex|background|conclusions?|contents|context|definitions|foreword|"
    r"general|goals?|objectives?|overview|participants|preface|principles|provisions|purposes?|recommendations?|"
    r"references|scope|article \w+|chapter \w+|section \w+|part \w+|"
    r"вступление|общие положения|предисловие|содержание|цели|цель|предыстория|статья \w+|глава \w+|"
    r"раздел \w+)$",
    re.IGNORECASE,
)
_OPENS_A_BODY = re.compile(r"^(?:whereas|\w+ing|dear|colleagues|hereby|excellencies)$", re.IGNORECASE)
_REMAINDER = 4  # words, of a title that was broken
_BROKEN_AFTER = 24  # characters; a line of a heading seldom has fewer before it is broken
_BODY = 50  # characters; a line as long is no heading
_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s")

_MEANINGLESS_NAME = re.compile(
    r"^(?:scan|img|image|doc|document|документ|file|файл|untitled|без имени|новый документ|new|скан|"
    r"копия|copy|pdf|"
    r"dsc|photo|фото|безымянный|attachment|вложение|\d+|[\W_]+)[\W\d_]*$",
    re.IGNORECASE,
)
_MEANINGLESS_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|без названия.*|document ?\d*|документ ?\d*|"
    r"slide ?\d*|"
    r"powerpoint presentation|презентация powerpoint|.*\.(?:docx?|odt|rtf|pdf|pptx?|xlsx?|indd|txt|"
    r"html?))$",
    re.IGNORECASE,
)

_CAPITALS_WRITTEN = (
    "UN UNHCR IOM UNDP UNICEF UNFPA WHO ILO OSCE EU CIS SOM NGO RCP ICRC FAO WFP ID IT TB HIV COVID "
    "NATO SCO ECO ООН УВКБ МОМ ПРООН ЮНИСЕФ ВОЗ МОТ ОБСЕ ЕС СНГ НПО КПЧ МККК ШОС ОДКБ ЕАЭС РФ РК КР РТ "
    "МВД МИД ВИЧ II III IV VI VII VIII IX XI"
)
_CAPITALS = frozenset(_CAPITALS_WRITTEN.split())
_NAMES_WRITTEN = (
    "almaty kazakhstan kyrgyz kyrgyzstan tajikistan afghanistan azerbaijan turkey iran pakistan "
    "uzbekistan turkmenistan astana bishkek dushanbe kabul baku ankara tehran islamabad geneva asia "
    "europe russia russian english january february march april may june july august september october "
    "november december алматы казахстан казахстане казахстана кыргызстан кыргызстане кыргызстана "
    "кыргызской таджикистан таджикистане таджикистана афганистан афганистана афганистане азербайджан "
    "азербайджана турция турции иран ирана пакистан пакистана узбекистан узбекистана астана астане "
    "бишкек бишкеке душанбе кабул баку анкара тегеран исламабад женева женеве азия азии центральной "
    "алматинский алматинского европа европы россия россии"
)
_NAMES = frozenset(_NAMES_WRITTEN.split())


def title_of(text: str, file_name: str, stated: str = "") -> str:
    """A title for a document: its heading, else what its file states, else the file's name in clean form.

    ``stated`` is the title in the file's own properties; programs fill it with rubbish, so the text comes
    first, unless it bears the stated title out. Empty only where even the name says nothing.
    """
    kept = _tidy(stated)
    kept = "" if not _sensible(kept) or _MEANINGLESS_TITLE.match(kept) else kept
    if kept and _same(kept) in _same(text[:_HEAD]):
        return _spoken(kept)
    heading = _heading(text)
    if heading and len(heading) <= LONGEST:
        return _spoken(heading)
    named = name_as_title(file_name)
    return _spoken(kept) or named or _shortened(heading) or _tidy(_without_ending(file_name))


def name_as_title(file_name: str) -> str:
    """A file's name as a title, without ending, underscores, mark of language; "" where it says nothing."""
    plain = _without_ending(file_name)
    plain = re.sub(r"[ _.-]+\(?(?:en|ru|eng|rus|англ|рус|kk|kaz)\)?$", "", plain, flags=re.IGNORECASE)
    plain = _SPACES.sub(" ", re.sub(r"[_+]|%20|(?<=[^\W\d_])[-.](?=[^\W\d_])", " ", plain)).strip(" .-")
    if _MEANINGLESS_NAME.match(plain):
        return ""
    shown = _spoken(plain)
    return shown[:1].upper() + shown[1:]


def _without_ending(file_name: str) -> str:
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", file_name.replace("\\", "/").rsplit("/", 1)[-1])


def _heading(text: str) -> str:
    """The first line that can be a title, joined with the lines that carry it on."""
    lines = [_tidy(line) for line in text[:_HEAD].splitlines()[:_LINES]]
    for line in lines:
        if (subject := _SUBJECT.match(line)) and _sensible(title := _REPLY.sub("", subject["title"])):
            return title
    for number, line in enumerate(lines):
        if _can_be_title(line):
            title = _carried_on(line, lines[number + 1 : number + 4])
            if title == line and _is_broken(line, [*lines[number + 1 : number + 3], "", ""], text):
                return f"{line} {lines[number + 1]}"
            return title
    return ""


def _is_broken(line: str, following: list[str], text: str) -> bool:
    """Whether the next line is what did not fit into a title's first line.

    So it is where the text has both elsewhere without a break between them. Else only one more word in
    capital letters as all those before it counts, in front of a part's heading, a blank line or the body:
    two words may be an author, and a sentence is the body.
    """
    more, after = following[:2]
    if line[-1] in ".!?" or not _can_be_title(more) or _PART.match(more) or _NUMBERED.match(more):
        return False
    words = more.split()
    if more[-1] in ".!?;:," or len(words) > _REMAINDER or len(line) + len(more) >= LONGEST:
        return False
    first, rest = (r"\s+".join(map(re.escape, part)) for part in (line.split(), words))
    if re.search(rf"\b{first}[ \u00a0]+{rest}\b", text[:_HEAD], re.IGNORECASE):
        return True
    if len(words) > 1 or _OPENS_A_BODY.match(more):
        return False
    ends = not after or bool(_PART.match(after)) or len(after) >= _BODY
    return ends and len(line) >= _BROKEN_AFTER and _is_in_title_case(f"{line} {more}")


def _is_in_title_case(title: str) -> bool:
    """Every Word of Some Length Begins so, as English titles do."""
    return all(
        word[0].isupper() and word[1:].islower() for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3
    )


def _can_be_title(line: str) -> bool:
    if not _sensible(line) or _PAGE.match(line) or _STAMP.match(line) or _LETTERHEAD.match(line):
        return False
    if _LABELLED.match(line) or _ADDRESS.search(line) or _SYMBOL_LINE.match(line):
        return False
    if re.match(r"^(?:sample document|образец документа)\b", line, re.IGNORECASE):
        return False
    if _PLACE.match(line) or line.casefold() in _NAMES:
        return False
    return not _is_only_a_date(line)


def _is_only_a_date(line: str) -> bool:
    """Almaty, 5 June 2013: a place and a day."""
    return bool(dates_in(line)) and len(line) < 50 and len(re.findall(r"[^\W\d_]{3,}", line)) <= 3


def _carried_on(line: str, following: list[str]) -> str:
    title = line
    for more in following:
        goes_on = _GOES_ON.search(title) or more[:1].islower() or (_shouts(title) and _shouts(more))
        joined = f"{title} {more}"
        if not more or not goes_on or title[-1] in ".!?" or len(joined) > LONGEST:
            break
        if _NUMBERED.match(more) or _PART.match(more) or _is_only_a_date(more):
            break
        title = joined
    return title


def _sensible(line: str) -> bool:
    letters = sum(letter.isalpha() for letter in line)
    return letters >= _SHORTEST and letters * 2 >= len(line.replace(" ", ""))


def _tidy(line: str) -> str:
    clean = "".join(
        " " if letter.isspace() else letter for letter in line if letter.isprintable() or letter.isspace()
    )
    return _EDGE.sub("", _SPACES.sub(" ", clean)).strip()


def _same(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _shortened(title: str) -> str:
    """The beginning of a long line, cut between words."""
    if len(title) <= LONGEST:
        return title
    return title[: title.rfind(" ", 0, LONGEST - 1)].rstrip(" ,;:–—-") + "…"


def _shouts(title: str) -> bool:
    """All in capitals, and more than an abbreviation or two."""
    return title.isupper() and any(
        len(word) > 4 and word not in _CAPITALS for word in re.findall(r"\w+", title)
    )


def _spoken(title: str) -> str:
    """A title in capitals as one would write it in a sentence; abbreviations and known names stay."""
    if not _shouts(title):
        return title

    def lowered(word: re.Match[str]) -> str:
        shown = word.group()
        if shown in _CAPITALS or any(letter.isdigit() for letter in shown):
            return shown
        if dotted:
            shown = shown.replace("İ", "i").replace("I", "ı")
        return shown.capitalize() if shown.lower() in _NAMES else shown.lower()

    dotted = "İ" in title or "Ə" in title  # Turkish and Azerbaijani have two letters where others have i
    spoken = re.sub(r"\w+", lowered, title).replace("Almaty process", "Almaty Process")
    first = re.search(r"[^\W\d_]", spoken)
    if first is None:
        return spoken
    capital = "İ" if dotted and first.group() == "i" else first.group().upper()
    return spoken[: first.start()] + capital + spoken[first.end() :]
