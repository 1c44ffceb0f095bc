"""The glossary of the starter data: terms that are not there yet; what staff changed is theirs."""

import csv
import re
from collections import defaultdict

from django.conf import settings
from django.db import transaction

from translations.models import Term, TermText
from uccn.lib.languages import codes

# Brackets in the table hold an abbreviation or (after "ج.") an Arabic plural, or a remark.
_BRACKETS = re.compile(r"\s*[(（](?P<inside>[^()（）]*)[)）]\s*")
_ABBREVIATION = re.compile(r"[A-ZА-Я]{2,8}s?")
_PLURAL = "ج. "


def load() -> str:
    """Load the terms that are not there yet; returns a sentence for the terminal."""
    known = set(Term.objects.values_list("key", flat=True))
    new = [row for row in _rows("terms.csv") if row["key"] not in known]
    forms = _forms()
    with transaction.atomic():
        for row in new:
            _load_one(row, forms)
    return f"Glossary: {len(new)} terms loaded, {len(known)} were there."


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the starter data."""
    with (settings.DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _forms() -> dict[tuple[str, str, str], list[str]]:
    """The inflected and the forbidden forms by term, language and kind."""
    found = defaultdict(list)
    for row in _rows("glossary/forms.csv"):
        found[row["key"], row["language"], row["kind"]].append(row["form"])
    return found


def _load_one(row: dict[str, str], forms: dict) -> None:
    """One term with its texts in the languages of the site."""
    attested = row["attested"].split()
    written = {code: split(row[code]) for code in codes() if row.get(code)}
    remarks = [remark for _forms, found in written.values() for remark in found]
    note = "\n".join(filter(None, [row["note"], *dict.fromkeys(remarks)]))
    term = Term.objects.create(key=row["key"], group=row["group"], note=note)
    for code, ((preferred, *others), _remarks) in written.items():
        others += forms[term.key, code, "allowed"]
        TermText.objects.create(
            term=term,
            language=code,
            preferred=preferred,
            allowed="\n".join(dict.fromkeys(others)),
            forbidden="\n".join(forms[term.key, code, "forbidden"]),
            # The table says "zh" for every Chinese.
            is_attested=code.split("-")[0] in attested,
        )


def split(cell: str) -> tuple[list[str], list[str]]:
    """The forms in a cell, the preferred one first, and the whole cell if it holds a remark."""
    preferred, *others = _genders(_BRACKETS.sub("", cell.replace("(e)", "")).strip())
    if cell.endswith("(e)"):
        others.append(f"{preferred}e")
    remarks = []
    for inside in _BRACKETS.findall(cell.replace("(e)", "")):
        if _ABBREVIATION.fullmatch(inside) or inside.startswith(_PLURAL):
            others.append(inside.removeprefix(_PLURAL))
        else:
            remarks = [cell]
    return [preferred, *others], remarks


def _genders(text: str) -> list[str]:
    """ "Delegado/a" and "Observador/a" as two words, "Alcalde/Alcaldesa" too."""
    first, slash, second = text.partition("/")
    if not slash:
        return [text]
    if len(second) > 1:
        return [first, second]
    return [first, first.removesuffix("o") + second]
