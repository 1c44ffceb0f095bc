"""What a page fetches: the faces of its own script, and nothing that it does not need."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATIN = ["numeral", "text-latin-400", "text-latin-600"]
# A Chinese page takes the reader's own faces; a Russian one quotes the brand in Latin letters.
FONTS = {
    "fr": LATIN,
    "en": LATIN,
    "es": LATIN,
    "ar": ["numeral", "text-arabic-400"],
    "ru": ["numeral", "text-cyrillic-400", "text-cyrillic-600", "text-latin-400"],
    "zh-hans": ["numeral"],
}


def fonts(fetched: list[str]) -> list[str]:
    """The names of the font files, sorted."""
    names = [path.rsplit("/", 1)[1] for path in fetched if "/fonts/" in path]
    return sorted(name.removesuffix(".woff2") for name in names)


@pytest.mark.parametrize("language", FONTS)
def test_a_declaration_fetches_the_faces_of_its_script(open_watch, site, language):
    watch = open_watch(locale=language)
    page = watch.visit(f"/{language}/declarations/2018/mayors-declaration/")
    page.evaluate("document.fonts.ready.then(() => 0)")
    print(language, *watch.fetched, sep="\n    ")
    assert fonts(watch.fetched) == FONTS[language]
