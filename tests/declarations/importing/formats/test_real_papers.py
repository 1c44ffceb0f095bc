"""Papers as cities and secretariats send them: what is proposed of each, to the last point."""

import docx
import pytest
import typst

from declarations.importing import ImportProblem, formats, reading
from declarations.importing.formats.blocks import Kind, Reason
from declarations.importing.openers import opener_of
from declarations.importing.review import propose
from tests.declarations.importing.formats import papers
from tests.declarations.importing.formats import test_word as word_papers
from tests.declarations.importing.formats.test_refusals import problem_of
from uccn.lib import languages

_GUESSED = (
    "The file is not in UTF-8. It was read as {}, which was usual for this language: compare the "
    "letters with the paper."
)


def proposed(source, language: str) -> tuple[str, str, list[str]]:
    """Masthead, title and paragraphs that are proposed."""
    review = propose(formats.read(source, language))
    kept = [piece.text for piece in review.pieces if piece.is_paragraph]
    return review.masthead, review.title, kept


def listed(styles: list[tuple], title: str, *items: tuple[int, str]) -> bytes:
    """A Word document with a title in its style, and a list that Word numbers."""
    document = docx.Document()
    document.add_paragraph(title, style="Title")
    name = word_papers.numbered(document, *styles)
    for level, text in items:
        word_papers.item(document, name, level, text)
    return papers.saved(document)


_LISTS = {
    "fr": (
        [("decimal", "%1.", 1), ("lowerLetter", "(%2)", 1)],
        "Déclaration des maires d’Enghien-les-Bains",
        ["Nous nous engageons :", "soutenir ;", "ouvrir.", "Nous appelons."],
        ["1. Nous nous engageons :\n(a) soutenir ;\n(b) ouvrir.", "2. Nous appelons."],
    ),
    "ar": (
        [("hindiNumbers", "%1-", 1), ("arabicAbjad", "(%2)", 1)],
        "إعلان رؤساء البلديات",
        ["نلتزم بما يلي:", "دعم الفنانين؛", "فتح الأماكن.", "ندعو الدول."],
        ["١- نلتزم بما يلي:\n(أ) دعم الفنانين؛\n(ب) فتح الأماكن.", "٢- ندعو الدول."],
    ),
    "ru": (
        [("upperRoman", "%1.", 1), ("russianLower", "%2)", 1)],
        "Декларация мэров",
        ["Мы обязуемся:", "поддерживать;", "открывать.", "Мы призываем."],
        ["I. Мы обязуемся:\nа) поддерживать;\nб) открывать.", "II. Мы призываем."],
    ),
    "zh-hans": (
        [("chineseCountingThousand", "%1、", 1), ("decimal", "（%2）", 1)],
        "市长宣言",
        ["我们承诺：", "支持艺术家；", "开放场所。", "我们呼吁。"],
        ["一、我们承诺：\n（1）支持艺术家；\n（2）开放场所。", "二、我们呼吁。"],
    ),
    "en": (
        [("decimal", "%1.", 1), ("decimal", "%1.%2", 1)],
        "Mayors' Declaration",
        ["We commit to:", "support;", "open.", "We call upon States."],
        ["1. We commit to:\n1.1 support;\n1.2 open.", "2. We call upon States."],
    ),
}


@pytest.mark.parametrize("language", _LISTS)
def test_commitments_that_word_numbers_hold_their_points(language):
    styles, title, texts, expected = _LISTS[language]
    data = listed(styles, title, *zip((0, 1, 1, 0), texts, strict=True))
    assert proposed(data, language) == ("", title, expected)


def test_sections_that_word_numbers_do_not_swallow_their_paragraphs():
    styles = [("upperRoman", "%1.", 1), ("decimal", "%2.", 1)]
    items = [
        (0, "Preamble"),
        (1, "We recall."),
        (1, "We note."),
        (0, "Commitments"),
        (1, "We act."),
    ]
    assert proposed(listed(styles, "Declaration", *items), "en")[2] == [
        *("I. Preamble", "1. We recall.", "2. We note.", "II. Commitments", "1. We act.")
    ]


def test_a_row_of_a_masthead_is_no_header_line():
    text = "NETWORK\n\nXVII ANNUAL CONFERENCE | LYON | 17–20 June 2025\n\nDeclaration\n\nWe act."
    review = propose(formats.read(text, "en"))
    assert (review.masthead, review.header_line) == (
        "NETWORK\n\nXVII ANNUAL CONFERENCE | LYON | 17–20 June 2025",
        "",
    )


def test_an_exact_title_comes_before_a_line_that_holds_one():
    text = "UCCN Declaration\n\nCREATIVE CITIES\n\nDeclaration of the Mayors\n\nWe, the mayors."
    assert proposed(text, "en") == (
        "UCCN Declaration\n\nCREATIVE CITIES",
        "Declaration of the Mayors",
        ["We, the mayors."],
    )


_PAGE = """<html><body><header><nav>Menu</nav><a href="/">UNESCO</a></header>
<div role="dialog">We use cookies. <button>Accept</button></div>
<div class="breadcrumb">Home &gt; News &gt; Declaration</div>
<p>UNESCO Creative Cities Network</p><h1>Mayors&rsquo; Declaration</h1>
<p class="share-links">Share this page</p><p>We, the&nbsp;mayors,</p>
<ol style="list-style-type: upper-roman"><li>We commit to:
<ol style="list-style:lower-alpha inside"><li>support;</li><li>open.</li></ol></li>
<li>We call upon States.</li></ol>
<p class="MsoList">3.&nbsp;&nbsp;&nbsp;&nbsp; We thank.</p>
<div role="contentinfo">© 2025</div></body></html>"""


def test_a_page_that_a_browser_saved_is_its_text_and_what_stands_around_it():
    found = formats.read(_PAGE, "en")
    assert proposed(_PAGE, "en") == (
        "UNESCO Creative Cities Network",
        "Mayors’ Declaration",
        [
            "We, the\u00a0mayors,",
            "I. We commit to:\na. support;\nb. open.",
            "II. We call upon States.",
            "3. We thank.",
        ],
    )
    assert [(aside.reason, aside.text) for aside in found.asides] == [
        (Reason.HEADER, "UNESCO"),
        (Reason.OUTSIDE, "Home > News > Declaration"),
        (Reason.OUTSIDE, "Share this page"),
        (Reason.FOOTER, "© 2025"),
    ]


def test_footnotes_and_tables_of_markdown():
    text = (
        "# Declaration\n\nWe recall[^1] and note[1].\n\n1. We commit to:\n   1. act;\n   2. pay.\n"
        "2. We thank.\n\n| Mayor | City |\n|---|---|\n| A. B. | Lyon |\n\n"
        "[^1]: In 1980,\n    again.\n"
    )
    assert proposed(text, "en")[2] == [
        *("We recall and note\\[1\\].", "1. We commit to:\n1. act;\n2. pay.", "2. We thank."),
        *("Mayor", "City", "A. B.", "Lyon"),
    ]
    asides = formats.read(text, "en").asides
    assert [(aside.reason, aside.text) for aside in asides] == [
        (Reason.FOOTNOTE, "In 1980, again.")
    ]


def test_numbered_lines_of_a_plain_text_are_commitments_of_their_own():
    text = (
        "Declaration\r\n\r\n1. We commit:\r\n  a) one;\r\n  b) two.\r\n2. We thank.\f3. We act.\r\n"
    )
    assert proposed(text.encode(), "en")[2] == [
        *("1. We commit:\na) one;\nb) two.", "2. We thank.", "3. We act.")
    ]


_OLD = {
    "fr": ("Déclaration des maires", "Nous, les maires, réunis à Enghien.", "cp1252"),
    "es": ("Declaración de los alcaldes", "Nosotros, los alcaldes, reunidos aquí.", "cp1252"),
    "ru": ("Декларация мэров", "Мы, мэры творческих городов мира.", "cp1251"),
    "ar": ("إعلان رؤساء البلديات", "نحن، رؤساء بلديات المدن المبدعة.", "cp1256"),
    "zh-hans": (
        "市长宣言",
        "我们，创意城市的市长们，在这里举行会议，再次重申我们的承诺和决心。",
        "gb18030",
    ),
}


@pytest.mark.parametrize("language", _OLD)
def test_a_file_of_before_utf_8_is_read_by_its_language_and_says_so(language):
    title, text, encoding = _OLD[language]
    data = f"{title}\r\n\r\n{text}\r\n".encode(encoding)
    assert proposed(data, language)[1:] == (title, [text])
    shown = encoding.replace("cp", "windows-")
    assert formats.read(data, language).notes == [_GUESSED.format(shown)]
    assert problem_of(data).code == "encoding"


def test_nothing_is_guessed_where_nobody_looks_through_the_text():
    title, text, encoding = _OLD["fr"]
    with pytest.raises(ImportProblem) as caught:
        reading.read(f"{title}\n\n{text}".encode(encoding), "fr")
    assert caught.value.code == "encoding"


def test_a_guess_that_gives_no_title_is_none():
    data = "Декларация мэров\n\nМы, мэры творческих городов мира.".encode("koi8-r")
    with pytest.raises(ImportProblem) as caught:
        formats.read(data, "ru")
    assert caught.value.code == "encoding"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32"])
def test_wide_encodings_are_read_with_their_mark_or_without(encoding):
    data = "Declaration\r\n\r\nWe, the mayors, and nobody else.\r\n".encode(encoding)
    assert proposed(data, "en") == ("", "Declaration", ["We, the mayors, and nobody else."])
    assert formats.read(data, "en").notes == []


def test_a_sign_that_cannot_be_kept_opens_the_review_and_is_named_there():
    data = papers.word(["Declaration", "We renew.", "We \u202eturn."])
    review = propose(formats.read(data, "en"))
    assert [piece.text for piece in review.pieces] == ["We renew.", "We \u202eturn."]
    with pytest.raises(ImportProblem) as caught:
        review.parsed()
    assert str(caught.value).startswith("Paragraph 2: Line 1, character 4: the character U+202E")


@pytest.mark.parametrize(
    ("language", "text", "opener"),
    [
        ("ar", "وإذ نذكّر بتوصية عام 1980،", "وإذ نذكّر"),
        ("ar", "١- نلتزم بتعزيز التنوع", "نلتزم"),
        ("en", "XVIII. Commit to support", "Commit to"),
        ("fr", "S’engagent à soutenir", "S’engagent à"),
        ("ru", "1. Призываем государства", "Призываем"),
        ("zh-hans", "（一）呼吁各国", "呼吁"),
    ],
)
def test_openers_stand_after_numbers_and_hold_their_vowel_signs(language, text, opener):
    assert language in languages.codes()
    assert opener_of(text, language) == opener


_PREAMBLE = [
    "Nous, les maires des villes créatives, réunis à Enghien-les-Bains du 17 au 20 juin 2025,",
    "Reconnaissant que la culture est un bien public mondial et que les professionnels de la "
    "création doivent pouvoir vivre dignement de leur travail dans toutes nos villes,",
    "Conscients des effets du numérique sur les chaînes de diffusion et de production,",
    "1. Nous nous engageons à promouvoir la diversité des expressions culturelles :",
    "(a) en soutenant les artistes par des programmes de résidence entre nos villes ;",
    "(b) en ouvrant les lieux de culture à tous.",
    "2. Nous appelons les États à coopérer.",
]
_COMMITMENTS = [*_PREAMBLE[:3], "\n".join(_PREAMBLE[3:6]), _PREAMBLE[6]]


def set_by_typst(looks: str, paragraphs: list[str], before: str = "", columns: int = 1) -> bytes:
    """A PDF as programs make them: justified, hyphenated, with ligatures."""
    text = "\n\n".join(paragraphs)
    body = f"#columns({columns})[{text}]" if columns > 1 else text
    page = '#set page(paper: "a5", numbering: "1 / 1")\n#set text(lang: "fr", hyphenate: true)\n'
    title = "#align(center, text(16pt)[DÉCLARATION DES MAIRES])\n\n"
    return typst.compile(f"{page}{looks}\n{before}\n\n{title}{body}".encode())


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(
    "looks",
    [
        "#set par(justify: true, spacing: 1em)",
        "#set par(justify: true, spacing: 1.6em)",
        "#set par(justify: true, spacing: 0.65em, first-line-indent: (amount: 1.2em, all: true))",
    ],
    ids=["narrow space", "wide space", "indent"],
)
def test_the_paragraphs_of_a_preamble_end_in_commas(looks, columns):
    data = set_by_typst(looks, _PREAMBLE, columns=columns)
    assert proposed(data, "fr")[1:] == ("DÉCLARATION DES MAIRES", _COMMITMENTS)


def test_the_number_of_a_footnote_leaves_the_words_with_it():
    paragraphs = ["Rappelant la Recommandation#footnote[Belgrade, 27 octobre 1980.], nous saluons."]
    data = set_by_typst("", paragraphs)
    found = formats.read(data, "fr")
    assert proposed(data, "fr")[2] == ["Rappelant la Recommandation, nous saluons."]
    assert [(aside.reason, aside.text) for aside in found.asides] == [
        (Reason.FOOTNOTE, "1 Belgrade, 27 octobre 1980.")
    ]


def test_a_line_from_right_to_left_leaves_a_pdf_with_a_sentence():
    before = '#text(lang: "ar", dir: rtl)[منظمة الأمم المتحدة، 2025]'
    found = formats.read(set_by_typst("", _PREAMBLE[-1:], before), "fr")
    assert [block.text for block in found.blocks] == [
        "DÉCLARATION DES MAIRES",
        "2. Nous appelons les États à coopérer.",
    ]
    assert found.kind == Kind.PDF
    assert found.notes == [
        "Lines from right to left were left out, as their letters come out in disorder. Type those "
        "that belong to the text. Pages: 1."
    ]
