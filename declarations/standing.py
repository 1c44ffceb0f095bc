"""What the texts say as they stand, and what that is beside the newest version."""

from dataclasses import replace

from declarations.content import PROVENANCE, Content, sha256
from declarations.models import Declaration, LanguageVersion, Paragraph, VersionText
from uccn.lib import languages


def state_of(found: dict[str, Content], facts: dict) -> str:
    """A fingerprint of texts and what is said around them, to tell whether they are still those."""
    lines = (f"{code} {found[code].sha256} {found[code].provenance}" for code in sorted(found))
    return sha256("\n".join([*lines, f"{facts}"]))


def contents(
    declaration: Declaration, codes: list[str], keys: list[str] | None = None
) -> dict[str, Content]:
    """What the texts say as they stand, in these languages. Two queries.

    ``keys`` are the paragraphs and their order, where a version has others than the texts now.
    """
    rows = list(declaration.paragraphs.in_languages(codes))
    if keys is not None:
        by_key = {row.key: row for row in rows}
        rows = [by_key.get(key) or Paragraph(key=key) for key in keys]
    own = LanguageVersion.objects.filter(declaration=declaration)
    versions = {version.language: version for version in own}
    return {
        code: _content(declaration, rows, versions.get(code) or LanguageVersion(language=code))
        for code in codes
    }


def as_corrected(
    declaration: Declaration,
    newest: dict[str, VersionText],
    standing: dict[str, Content],
    codes: list[str],
) -> dict[str, Content]:
    """What a correction of these languages would say, of the texts as they stand.

    The original brings its paragraphs along; without it, they stay those of the newest version,
    with their texts where they are gone from the texts that stand.
    """
    if declaration.original_language in (*codes, ""):
        return {code: standing[code] for code in codes}
    keys = keys_of(newest)
    return {code: arranged(standing[code], keys, newest[code].content.texts) for code in codes}


def keys_of(texts: dict[str, VersionText]) -> list[str]:
    """The paragraphs of a version in their order, the same in each of its languages."""
    text = next(iter(texts.values()), None)
    return [key for key, _text in text.content.paragraphs] if text else []


def newest_texts(declaration: Declaration) -> dict[str, VersionText]:
    """The newest version by language; empty when there is none. One query."""
    texts = VersionText.objects.filter(version__declaration=declaration)
    found = list(texts.select_related("version").order_by("version__number"))
    last = found[-1].version.number if found else 0
    return {text.language: text for text in found if text.version.number == last}


def is_reworded(text: VersionText, content: Content) -> bool:
    """Whether a text reads otherwise, or what is said about it does, than the version keeps."""
    return text.sha256 != content.sha256 or text.provenance != content.provenance


def has_other_facts(newest: dict[str, VersionText], facts: dict) -> bool:
    """Whether what stands around the texts is no longer what the newest version keeps of it."""
    text = next(iter(newest.values()), None)
    return text is not None and text.version.facts != facts


def _content(declaration: Declaration, rows: list, version: LanguageVersion) -> Content:
    """What the texts say in the language of a version."""
    code = version.language
    body = languages.column("body", code)
    return Content(
        language=code,
        title=languages.text_in(declaration, "title", code),
        masthead=version.masthead,
        header_line=version.header_line,
        paragraphs=tuple((row.key, getattr(row, body) or "") for row in rows),
        provenance={name: getattr(version, name) for name in PROVENANCE},
    )


def arranged(content: Content, keys: list[str], otherwise: dict[str, str] | None = None):
    """A language with these paragraphs, ``otherwise`` the texts of those that it has not got."""
    texts = (otherwise or {}) | content.texts
    return replace(content, paragraphs=tuple((key, texts.get(key, "")) for key in keys))
