"""The language of a text: the ten of the region's documents, or none where it can't be told.

Script first, then letters that only one language of the script writes, then the commonest small words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_LOOKED_AT = 20_000  # characters; more does not make it surer
_FEWEST_LETTERS = 3
_MAIN_SHARE = 0.6  # of the letters that the main script must have; else the small words decide
_TWICE = 2.0
_FEW_NAMES = 0.005  # share of special letters that a Russian text with some Kazakh names may have
_SOME_NAMES = 0.03  # the same where the small words are Russian
_ENOUGH_LETTERS = 20  # of a piece that no small word confirms

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_MARKS = re.compile(r"[\u064b-\u0652\u0640]")
#: Addresses, and the head of a mail, are in Latin letters whatever the letter is written in.
_ADDRESSES = re.compile(r"^(?:From|To|Cc|Date): .*$|\S*@\S*|\b(?:https?://|www\.)\S*|^Subject:", re.MULTILINE)


@dataclass(frozen=True)
class _Profile:
    """What shows a language: letters that others of its script lack, and its commonest words."""

    own: str
    words: frozenset[str]


def _profile(own: str, words: str) -> _Profile:
    return _Profile(own, frozenset(words.split()))


_CYRILLIC = {
    "ru": _profile(
        "",
        "и в во не на я с со что а по как это из у за от к ко но о об для же бы то при или до его "
        "её их они он она мы вы был была были было быть который которые которая также этого этом "
        "всех все всё если может только между после перед г года году лет при том чтобы где когда "
        "нет есть под над без через дня",
    ),
    "kk": _profile(
        "әұһі",
        "және мен бен пен үшін бұл сол бойынша туралы жылғы болып бар жоқ деп ол олар біз бір осы "
        "кейін дейін немесе тиіс керек емес ғана барлық адам адамның болады еді арқылы өз ма ме "
        "да де",
    ),
    "ky": _profile(
        "",
        "жана менен үчүн бул болуп боюнча жөнүндө тууралуу бар жок деп ал алар биз бир ушул кийин "
        "чейин же тийиш керек эмес гана бардык ар ага анын эле болгон адам жылдын мүмкүн аркылуу "
        "өз да",
    ),
    "tg": _profile(
        "ӣӯҷҳ",
        "ва дар аз ба бо ки барои ҳар як худ он ин ҳама бояд аст ҳаст набояд дорад ё инсон ҳуқуқи "
        "мебошад шуд шудааст буд барои дигар соли чун бошад ягон тибқи оид на то ҳам ҳуқуқ",
    ),
}
_LATIN = {
    "en": _profile(
        "",
        "the of and to in is that for on with as by be at this from are it or an was were not "
        "which have has shall will all any its their his her they we you our no been may other "
        "between such under than these would into also but if can agenda report meeting",
    ),
    "az": _profile(
        "ə",
        "və bu üçün ilə bir hər olan ki da də ya öz kimi olmaq hüququ var hüquq onun haqqında "
        "olmalıdır üzrə edir heç kəs insan tərəfindən yaxud olaraq olduğunu deyil il ildə",
    ),
    "tr": _profile(
        "",
        "ve bu için ile bir her olan ki da de ya veya kendi gibi olmak hakkı vardır hak onun "
        "hakkında göre olarak ne hiç kimse insan tarafından değil ancak daha sonra kadar çok şu "
        "yılında herkes",
    ),
}
_ARABIC = {
    "fa": _profile(
        "",
        "و در به از که را با این است برای آن هر یا های می باید شود خود دارد حق بر تا هم نیز شده بین آنها کند",
    ),
    "ps": _profile(
        "ټډړږښځڅګېۍۀ",
        "د او په چې چه کې کښې له ته هر دی ده سره يا څوک حق لری لري خپل تر شي شی دې نه وي هغه دا يې پر",
    ),
    "ur": _profile(
        "ٹڈڑںےھہۂ",
        "کے کی کا میں سے کو ہے اور پر ہر یا نہیں کہ ہیں اس یہ نے وہ جو بھی کر لئے شخص حق تک ہو ان",
    ),
}
_SCRIPTS = {"cyrillic": _CYRILLIC, "latin": _LATIN, "arabic": _ARABIC}

#: Letters of languages that are none of the ten: a text with many of them is left undecided.
_FOREIGN = {"cyrillic": "їєґўјљњћђѓќѕџ", "latin": "ãõñßàèìòùåæøœłżźśćńęąčřůěťďľőűțțăêëîïôâ", "arabic": "ةىإؤ"}
_FOREIGN_SHARE = 0.004

#: Words of the work and of everyday notes that English alone of the Latin languages writes so.
_ENGLISH_WRITTEN = (
    "about after again against agreed all annual arrived arriving article asked asylum background been "
    "before being below border borders both building call child children comments concerns concerning "
    "copy country countries countries date day days deadline dear decided delegates delegations discussed "
    "draft during each english every everyone families family field first five following four freedom "
    "friday from further general given good government governments having heads held hello help host "
    "hosted human improved including issued items joint june july keep kept kind know labour last law "
    "letter like line lines list made make making many march may members mixed monday more most much must "
    "name national need needs new next notes number office officers officials one only open order our out "
    "page paper participants passes people person persons place please points policy practice proposed "
    "protection public quarterly read received refugee refugees regards regional regarding registration "
    "report reported reports return review rights round rules said second seekers senior sent september "
    "several short should showed simple since some spring staff stateless statelessness state states "
    "steps still summary support taken text thank thanks them there things third three through thursday "
    "time together training travel tuesday two unaccompanied under united until update upon using very "
    "visit was wednesday week were what when where while who with within without women word words work "
    "worked working world would writing written year years yes yesterday your"
)
_ENGLISH_WORDS = frozenset(_ENGLISH_WRITTEN.split())
_ENGLISH_ENDING = re.compile(
    r"(?:[^n]ing|ness|ity|ities|ship|ships|hood|ight|ough|ledge|wards|[^s]sses|ized|ised|ated|ially|ously)$"
)
_ENGLISH_SHARE = 0.12  # of all words
#: Small words of Latin languages that are none of the ten: where they prevail, the text is not English.
_OTHER_LATIN = tuple(
    frozenset(words.split())
    for words in (
        "le la les des du de et est une un dans pour que qui sur au aux par avec ce cette sont il elle pas",
        "der die das und den dem des von zu mit ist nicht ein eine auf für im sich auch wird sind als bei",
        "el los las del de y en es una un por con para que se al lo como su más son fue o a",
        "il lo la gli le di che e è per della del dei un una con non si da in sono nel",
        "o os as do da dos das de e é em um uma para com por que não se no na ao",
        "de het een van en in is dat op te voor met niet aan er zijn ook om door",
        "va bilan uchun bu bir ham yoki har ega davlat qonun haqida kerak emas bo‘lgan edi inson qilish shu",
        "we bilen üçin bu bir hem ýa her hakynda bolan däl bolmaly adam hukuk öz ol",
        "i w na z do nie to jest się że o jak po co od za przez dla oraz",
        "yang dan di dari untuk dengan ini itu pada tidak adalah dalam akan oleh",
    )
)

#: How Russian words end that have no letter or small word to show it; for titles of one or two words.
_RUSSIAN_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ыми|ими|ение|ения|ание|ания|ость|ости|ция|ции|ств[оа]|"
    r"ами|ями|ать|ить|еть|тся|ться|ов|ев|ам|ах)$"
)


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language: en, ru, kk, ky, tg, az, tr, fa, ps, ur; "" when unsure.

    A text in two scripts has the language of the one that clearly prevails. A single word is told only by
    its letters.
    """
    piece = _MARKS.sub("", _ADDRESSES.sub(" ", text[:_LOOKED_AT]).replace("İ", "ı").lower())
    letters = Counter(letter for letter in piece if letter.isalpha())
    amounts = dict.fromkeys(_SCRIPTS, 0)
    for letter, count in letters.items():
        if script := _script(letter):
            amounts[script] += count
    total = sum(letters.values())
    if total < _FEWEST_LETTERS:
        return ""
    words = Counter(_WORD.findall(piece))
    script, amount = max(amounts.items(), key=lambda item: item[1])
    if amount < _MAIN_SHARE * total:
        script = _script_by_small_words(words)
    if not script or _is_foreign(script, letters, amounts[script]):
        return ""
    match script:
        case "cyrillic":
            return _cyrillic(letters, words, amounts[script])
        case "latin":
            return _latin(letters, words, amounts[script])
        case _:
            return _arabic(letters, words)


def _script(letter: str) -> str:
    if letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" or letter == "ə":
        return "latin"
    if "\u0400" <= letter <= "\u052f":
        return "cyrillic"
    if "\u0600" <= letter <= "\u077f" or "\ufb50" <= letter <= "\ufefc":
        return "arabic"
    return ""


def _script_by_small_words(words: Counter[str]) -> str:
    """The script whose small words are at least twice as many as those of each other; "" if none."""
    found = sorted(
        (
            (max(_small_words(profile, words) for profile in profiles.values()), script)
            for script, profiles in _SCRIPTS.items()
        ),
        reverse=True,
    )
    (first, script), (second, _), *_ = found
    return script if first >= 3 and first >= _TWICE * second else ""


def _is_foreign(script: str, letters: Counter[str], amount: int) -> bool:
    return _share(_FOREIGN[script], letters, amount) > _FOREIGN_SHARE


def _share(some: str, letters: Counter[str], amount: int) -> float:
    return sum(letters[letter] for letter in set(some)) / max(1, amount)


def _small_words(profile: _Profile, words: Counter[str]) -> int:
    return sum(words[word] for word in profile.words)


def _cyrillic(letters: Counter[str], words: Counter[str], amount: int) -> str:
    """Letters part Kazakh, Tajik and Kyrgyz from Russian; small words decide what letters leave open."""
    small = {code: _small_words(profile, words) for code, profile in _CYRILLIC.items()}
    special = _share("әұһіғқңөүӣӯҷҳ", letters, amount)
    others = max(small["kk"], small["ky"], small["tg"])
    if special < _FEW_NAMES or (special < _SOME_NAMES and small["ru"] >= max(2, _TWICE * others)):
        most = max(small.values())
        if most:
            leading = [code for code, count in small.items() if count == most]
            return leading[0] if len(leading) == 1 else "ru"
        return "ru" if any(_RUSSIAN_ENDING.search(word) for word in words if len(word) > 4) else ""
    own = {code: sum(letters[letter] for letter in profile.own) for code, profile in _CYRILLIC.items()}
    if own["kk"] or own["tg"]:
        return "kk" if own["kk"] >= own["tg"] else "tg"
    return _without_own_letters(letters, small, amount)


def _without_own_letters(letters: Counter[str], small: dict[str, int], amount: int) -> str:
    """Kazakh, Kyrgyz or Tajik by letters that two of them write: қ ғ are not Kyrgyz, ң ө ү are not Tajik."""
    if small["kk"] > max(small["ky"], small["tg"]):
        return "kk"
    if letters["қ"] + letters["ғ"]:
        if letters["ң"] + letters["ө"] + letters["ү"]:
            return "kk"
        return "tg" if small["tg"] else ""
    return "ky" if small["ky"] or amount >= _ENOUGH_LETTERS else ""


def _is_english(words: Counter[str]) -> bool:
    """Whether words that only English has are there in some variety, and no other language has more.

    Variety is counted against the different words, not against all: a table or a list repeats itself. Lines
    without articles (headings, notes) show in common words of the work, or in how their words end.
    """
    told = {word for word in words if word in _LATIN["en"].words or word in _ENGLISH_WORDS}
    told |= {word for word in words if len(word) > 5 and _ENGLISH_ENDING.search(word)}
    wanted = 1 if len(words) <= 8 and told & _LATIN["en"].words else 2
    if len(told) < wanted or sum(words[word] for word in told) < _ENGLISH_SHARE * sum(words.values()):
        return False
    others = max(sum(words[word] for word in other) for other in _OTHER_LATIN)
    return sum(words[word] for word in told) > others


def _latin(letters: Counter[str], words: Counter[str], amount: int) -> str:
    """English shows in its small words; Azerbaijani in ə; Turkish in ğ, ı and ş without ə."""
    total = sum(words.values())
    small = {code: _small_words(profile, words) for code, profile in _LATIN.items()}
    if _share("ə", letters, amount) > 0.01:
        return "az"
    if _share("ğış", letters, amount) > 0.01:
        return "tr" if small["tr"] or total < 6 else ""
    return "en" if _is_english(words) else ""


def _arabic(letters: Counter[str], words: Counter[str]) -> str:
    """Pashto and Urdu have letters of their own; Persian shows in its small words or پ چ ژ گ."""
    own = {code: sum(letters[letter] for letter in profile.own) for code, profile in _ARABIC.items()}
    small = {code: _small_words(profile, words) for code, profile in _ARABIC.items()}
    amount = sum(letters.values())
    code = max(("ps", "ur"), key=lambda one: (own[one], small[one]))
    if own[code] > 0.01 * amount:
        return code
    if small["fa"] and small["fa"] >= max(small["ps"], small["ur"]):
        return "fa"
    return "fa" if any(letters[letter] for letter in "پچژگ") and not own[code] else ""
