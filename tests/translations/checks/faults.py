"""Faults sown into approved translations: each a function from a pair to a wrong one, or None.

The name of a fault and the checks that should see it stand in ``FAULTS``. Nothing is left to
chance: the same texts give the same faults.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from translations.checks import Pair
from translations.checks.facts import facts

Fault = Callable[[Pair], str | Pair | None]
FAULTS: dict[str, tuple[set[str], Fault]] = {}


def fault(*expected: str):
    """Decorate a fault with the checks of which one must see it."""

    def keep(function: Fault) -> Fault:
        FAULTS[function.__name__] = (set(expected), function)
        return function

    return keep


def sown(pairs: list[Pair], most: int = 7) -> Iterator[tuple[str, set[str], Pair]]:
    """Every fault in at most so many texts of each language, sources taking turns."""
    counts: dict[tuple[str, str], int] = {}
    for name, (expected, make) in FAULTS.items():
        for at in range(len(pairs)):
            # A step that shares no factor with the number of pairs visits each once.
            pair = pairs[at * 37 % len(pairs)]
            key = (name, pair.language)
            wrong = make(pair) if counts.get(key, 0) < most else None
            wrong = replace(pair, target=wrong) if isinstance(wrong, str) else wrong
            if wrong is not None and wrong != pair:
                counts[key] = counts.get(key, 0) + 1
                yield name, expected, wrong


def _once(pattern: str, instead, text: str) -> str | None:
    """The text with the first match replaced; None without a match."""
    changed, count = re.subn(pattern, instead, text, count=1)
    return changed if count else None


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────
_ALONE = r"(?<![\d\w/.,:])(?!00)(\d{2,4})(?![\d\w/.,:%\u00a0\u202f]| ?%)"
_ANY = r"(?<![\d/.,:A-Za-z-])(\d{2,4})(?![\d/.,:%])"


@fault("numbers")
def last_digit_changed(pair):
    return _once(_ANY, lambda m: m[1][:-1] + str((int(m[1][-1]) + 3) % 10), pair.target)


@fault("numbers")
def digits_swapped(pair):
    return _once(r"(?<![\d/.,:-])(\d*)(\d)((?!\2)\d)(?![\d/.,:%])", r"\1\3\2", pair.target)


@fault("numbers", "numbers_repeated", "number_words")
def number_dropped(pair):
    return _once(_ALONE + " ?", "", pair.target) if "://" not in pair.target else None


@fault("numbers")
def zero_added(pair):
    return _once(_ANY, r"\g<1>0", pair.target)


@fault("numbers")
def year_moved(pair):
    return _once(r"(?<!\d)20(\d)\d(?!\d)", r"19\g<1>7", pair.target)


@fault("numbers", "numbers_repeated")
def number_added(pair):
    spot = "（47）" if facts(pair.language).unspaced else " (47)"
    return pair.target[:-1] + spot + pair.target[-1] if len(pair.target) > 60 else None


@fault("numbers")
def edition_changed(pair):
    swaps = [
        (r"\bXII\b", "XIII"), (r"\bIX\b", "XI"), (r"IXe\b", "XIe"), (r"\bXIIe\b", "XIe"),
        (r"\bXII(?=\^)", "XXII"), (r"IXth\b", "XIth"),
        ("第十二届", "第十三届"), ("第九届", "第八届"),
        ("الثاني عشر", "الثالث عشر"), ("السنوي التاسع", "السنوي العاشر"), (r"\bXXI\b", "XIX"),
        ("XXIe", "XXe"), ("二十一世纪", "二十世纪"), ("twenty-first", "twentieth"),
    ]  # fmt: skip
    for pattern, instead in swaps:
        if re.search(pattern, pair.target):
            return _once(pattern, instead, pair.target)
    return None


@fault("numbers")
def month_changed(pair):
    months = {
        "juin 2": "juillet 2", "June 2": "July 2", "junio de 2": "julio de 2", "июня 2": "июля 2",
        "يونيو 2": "يوليو 2", "年6月": "年7月", "decembre": "mars", "décembre": "octobre",
        "1 December": "1 March", "diciembre de": "marzo de", "декабря": "марта",
        "ديسمبر": "مارس", "年12月": "年11月", "septembre 2": "novembre 2", "年9月": "年8月",
        "سبتمبر": "أغسطس", "сентября": "августа", "September 2": "April 2",
        "septiembre de": "octubre de",
    }  # fmt: skip
    for month, instead in months.items():
        if month in pair.target:
            return pair.target.replace(month, instead, 1)
    return None


@fault("percentages")
def percentage_lost(pair):
    words = "[ \u00a0]?(?:%|٪|per cent|в процентах|процента|في المائة)"
    return _once(words, "", pair.target)


# ── Links, marks, characters ─────────────────────────────────────────────────────────────────
@fault("links")
def link_changed(pair):
    return _once(r"\]\(https://www", "](https://ww", pair.target)


@fault("links")
def link_lost(pair):
    return _once(r"\[([^\[\]]+)\]\([^()]+\)", r"\1", pair.target)


@fault("addresses")
def address_changed(pair):
    return _once(r"/creative-cities", "/creative-city", pair.target)


@fault("addresses")
def mail_changed(pair):
    return _once("creativecities@", "creativecity@", pair.target)


@fault("placeholders")
def tag_added(pair):
    return pair.target[:-1] + "</p>" + pair.target[-1]


@fault("marks")
def mark_unclosed(pair):
    return _once(r"(\^\w+)\^", r"\1", pair.target) or "*" + pair.target


@fault("marks")
def link_unclosed(pair):
    return _once(r"(\]\([^()]+)\)", r"\1 ", pair.target)


@fault("characters")
def isolate_unbalanced(pair):
    return "\u2067" + pair.target


@fault("characters")
def embedding_pasted(pair):
    return pair.target[:4] + "\u202b" + pair.target[4:]


@fault("characters")
def control_pasted(pair):
    return pair.target[:4] + "\x0b" + pair.target[4:]


# ── Length ───────────────────────────────────────────────────────────────────────────────────
@fault("too_long")
def field_too_short(pair):
    return replace(pair, max_length=len(pair.target) - 1)


@fault("one_line")
def title_broken(pair):
    middle = len(pair.target) // 2
    broken = pair.target[:middle] + "\n" + pair.target[middle:]
    return replace(pair, target=broken, is_one_line=True)


@fault("lines")
def paragraph_broken(pair):
    middle = len(pair.target) // 2
    return pair.target[:middle] + "\n" + pair.target[middle:]


@fault("length", "sentences", "numbers")
def half_lost(pair):
    return pair.target[len(pair.target) * 11 // 20 :] if len(pair.source) > 120 else None


@fault("length", "sentences", "numbers", "end")
def sentence_lost(pair):
    sentences = re.findall(r"[^.。؟?]+[.。؟?]+(?=\s+\S|$|(?<=。))\s*", pair.target)
    if len(sentences) < 2 or "://" in pair.target:
        return None
    lengths = [len(each) for each in sentences]
    longest = lengths.index(max(lengths))
    return "".join(s for at, s in enumerate(sentences) if at != longest).strip()


@fault("length", "sentences", "links", "numbers_repeated")
def said_twice(pair):
    return f"{pair.target} {pair.target}" if len(pair.target) > 100 else None


# ── Words ────────────────────────────────────────────────────────────────────────────────────
@fault("untranslated")
def left_in_the_source(pair):
    return pair.source if len(pair.source) > 80 else None


@fault("untranslated")
def last_words_left(pair):
    words = pair.source.split()
    if len(words) < 20 or facts(pair.source_language).unspaced:
        return None
    return pair.target[:-1] + " " + " ".join(words[-9:])


@fault("twins")
def translated_otherwise(pair):
    return replace(pair, twins=(pair.target[:-1] + "!",))


@fault("names")
def name_left(pair):
    for name, official in pair.names:
        if name != official and len(official) > 3 and official in pair.target:
            return pair.target.replace(official, name)
    return None


@fault("twice")
def word_doubled(pair):
    if facts(pair.language).unspaced:
        return _once(r"(城市|会议|文化|网络)", r"\1\1", pair.target)
    doubled = _once(r"(?<= )([^\W\d_]{4,}) (?=[^\W\d_])", r"\1 \1 ", pair.target)
    return None if doubled and re.search(r"\b(nous nous|vous vous)\b", doubled) else doubled


# ── Punctuation ──────────────────────────────────────────────────────────────────────────────
@fault("end")
def last_sign_lost(pair):
    return pair.target[:-1] if pair.target[-1] in ".。,،，?؟" else None


@fault("end")
def last_sign_changed(pair):
    full = facts(pair.language).unspaced
    return pair.target[:-1] + ("：" if full else ":") if pair.target[-1] in ".。" else None


@fault("no_break_space")
def space_may_break(pair):
    if not facts(pair.language).no_break_before:
        return None
    return _once("\u00a0([;:?!»])", r" \1", pair.target) or _once("«\u00a0", "« ", pair.target)


@fault("no_break_space")
def space_lost(pair):
    if not facts(pair.language).no_break_before:
        return None
    return _once("\u00a0([;:?!»])", r"\1", pair.target)


@fault("opening")
def question_unopened(pair):
    return _once("¿", "", pair.target)


@fault("own_punctuation")
def comma_of_another_script(pair):
    own = facts(pair.language).own_punctuation
    return _once(f"[{own[',']}]", ",", pair.target) if own else None


@fault("own_punctuation", "brackets")
def sign_of_another_script(pair):
    own = {mine: other for other, mine in facts(pair.language).own_punctuation.items()}
    signs = "".join(sign for sign in own if sign not in "،，")
    return _once(f"[{signs}]", lambda m: own[m[0]], pair.target) if own else None


@fault("unspaced")
def letters_spaced(pair):
    return _once("(城市|会议|文化|网络)(?=[\u4e00-\u9fff])", r"\1 ", pair.target)


@fault("spaces")
def space_doubled(pair):
    return _once(r"(?<=\w) (?=\w)", "  ", pair.target)


@fault("spaces")
def space_before_comma(pair):
    return _once(r"(?<=\w)([,،])(?= )", r" \1", pair.target)


@fault("brackets")
def bracket_lost(pair):
    if "[" in pair.target:
        return None
    return _once(r"(?<=\w{4})[)）](?=\W)", "", pair.target)


@fault("brackets")
def opening_bracket_lost(pair):
    return _once(r"[(（](?=\w{4})", "", pair.target) if "[" not in pair.target else None


@fault("quotes", "brackets")
def quote_lost(pair):
    return _once("\u00a0?[»”》]", "", pair.target)


@fault("quotes")
def quotes_of_another_language(pair):
    own = facts(pair.language).quotes
    other = "«»" if "«»" not in own else "“”"
    if other in own or not re.search("[«“].*[»”]", pair.target):
        return None
    return _once("[«“]([^»”]*)[»”]", rf"{other[0]}\1{other[1]}", pair.target)


@fault("isolates")
def latin_not_isolated(pair):
    if not facts(pair.language).article:
        return None
    return _once(" ", " C++ ", pair.target) if len(pair.target) > 80 else None


@fault("isolates")
def latin_before_number(pair):
    if not facts(pair.language).article:
        return None
    return _once(r" (\d+)", r" UNESCO، \1", pair.target)
