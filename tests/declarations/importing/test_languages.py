"""Mastheads that nobody has shown to the importer: six languages, with markdown and without."""

import datetime as dt

import pytest

from declarations.importing import editions, facts, parsing, timing
from uccn.lib.text import to_plain

TEXTS = {
    "fr": (
        [
            "RÉSEAU DES VILLES CRÉATIVES DE L'UNESCO",
            "XII^e RÉUNION ANNUELLE",
            "CARREFOURS CRÉATIFS",
        ],
        ["KRAKOWICE | Cracovie—Katowice", "12—15.06.2018"],
        "XII^e Réunion annuelle du Réseau, Cracovie et Katowice (Pologne), du 12 au 15 juin 2018",
        "Déclaration des maires",
    ),
    "en": (
        ["UNESCO CREATIVE CITIES NETWORK", "XIIth ANNUAL MEETING", "CREATIVE CROSSROADS"],
        ["KRAKOWICE | Kraków—Katowice", "12–15 June 2018"],
        "XIIth Annual Meeting of the Network, Kraków & Katowice (Poland), 12–15 June 2018",
        "Mayors’ Declaration",
    ),
    "es": (
        ["RED DE CIUDADES CREATIVAS DE LA UNESCO", "XII REUNIÓN ANUAL", "ENCRUCIJADAS CREATIVAS"],
        ["KRAKOWICE | Cracovia—Katowice", "12—15.06.2018"],
        "XII Reunión anual de la Red, Cracovia y Katowice, del 12 al 15 de junio de 2018",
        "Declaración de los alcaldes",
    ),
    "ar": (
        ["شبكة اليونسكو للمدن المبدعة", "الاجتماع السنوي الثاني عشر", "مفترقات طرق إبداعية"],
        ["KRAKOWICE | كراكوف—كاتوفيتسه", "من 12 إلى 15 يونيو 2018"],
        "الاجتماع السنوي الثاني عشر للشبكة، كراكوف وكاتوفيتسه (بولندا)، من 12 إلى 15 يونيو 2018",
        "إعلان رؤساء البلديات",
    ),
    "ru": (
        ["СЕТЬ ТВОРЧЕСКИХ ГОРОДОВ ЮНЕСКО", "XII ЕЖЕГОДНОЕ СОВЕЩАНИЕ", "ТВОРЧЕСКИЕ ПЕРЕКРЁСТКИ"],
        ["KRAKOWICE | Краков—Катовице", "12–15 июня 2018 г."],
        "XII ежегодное совещание Сети, Краков и Катовице (Польша), 12–15 июня 2018 г.",
        "Декларация мэров",
    ),
    "zh-hans": (
        ["联合国教科文组织创意城市网络", "第十二届年会", "创意十字路口"],
        ["KRAKOWICE | 克拉科夫—卡托维兹", "2018年6月12日至15日"],
        "创意城市网络第十二届年会，克拉科夫和卡托维兹（波兰），2018年6月12日至15日",
        "市长宣言",
    ),
}
DAYS = (dt.date(2018, 6, 12), dt.date(2018, 6, 15))


def text_of(language, *, marked=False, end="\n"):
    """A whole text, as its issuer might have typed it, or with the marks of markdown."""
    top, below, header, title = TEXTS[language]
    if marked:
        top = [f"# {top[0]}", f"**{top[1]}", f"{top[2]}**"]
        header, title = f"*{header}*", f"## **{title}**"
    lines = [*top, *below, "", header, "", "", title, "", "One", "", "Two"]
    return "\n".join(lines).replace("\n", end)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("marked", [False, True])
def test_the_facts_are_found_in_every_language(language, marked):
    top, below, header, title = TEXTS[language]
    parsed = parsing.parse(text_of(language, marked=marked))
    found = facts.read(parsed)
    assert to_plain(parsed.masthead).split("\n") == [t.replace("^", "") for t in [*top, *below]]
    assert to_plain(parsed.header_line) == header.replace("^", "")
    assert (parsed.title, parsed.paragraphs) == (title, ["One", "Two"])
    assert (found.edition, found.days) == (12, [DAYS])
    assert (found.theme, found.brand) == (top[2], "KRAKOWICE")
    assert found.hosts == below[0].split(" | ")[1]


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("XVIe Conférence annuelle", 16),
        ("XXIst Annual Conference", 21),
        ("12th UNESCO Creative Cities Network Annual Conference", 12),
        ("TWELFTH ANNUAL MEETING", 12),
        ("Twenty-first Annual Conference", 21),
        ("Vigésima primera Conferencia Anual", 21),
        ("Двадцать первая ежегодная конференция", 21),
        ("XIII-я Ежегодная конференция", 13),
        ("المؤتمر السنوي السابع عشر", 17),
        ("第16届年会", 16),
        ("第二十一次年度会议", 21),
        ("Annual Meeting XII", 12),
    ],
)
def test_an_edition_is_read(text, edition):
    assert editions.find(text) == [edition]


@pytest.mark.parametrize(
    "text", ["15 juin 2018 réunion annuelle", "Louis XIV, Agenda 21", "l'assemblée annuelle"]
)
def test_other_numbers_are_no_edition(text):
    assert editions.find(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("30 June – 2 July 2017", (2017, 6, 30), (2017, 7, 2)),
        ("30.06–02.07.2017", (2017, 6, 30), (2017, 7, 2)),
        ("du 1er au 3 juin 2018", (2018, 6, 1), (2018, 6, 3)),
        ("30 de diciembre de 2017 al 2 de enero de 2018", (2017, 12, 30), (2018, 1, 2)),
        ("June 12–15, 2018", (2018, 6, 12), (2018, 6, 15)),
        ("12-15 حزيران/يونيه 2018", (2018, 6, 12), (2018, 6, 15)),
        ("٣٠ يونيو – ٢ يوليو ٢٠١٧", (2017, 6, 30), (2017, 7, 2)),
        ("2017年6月30日至7月2日", (2017, 6, 30), (2017, 7, 2)),
        ("15 июня 2018 г.", (2018, 6, 15), (2018, 6, 15)),
    ],
)
def test_days_are_read(text, start, end):
    assert timing.find(text) == [(dt.date(*start), dt.date(*end))]


@pytest.mark.parametrize("text", ["31.02.2018", "64 villes en 2017", "horizon 2030"])
def test_other_numbers_are_no_days(text):
    assert timing.find(text) == []


@pytest.mark.parametrize(
    ("title", "kind", "slug"),
    [
        ("Déclaration de Shenzhen", "declaration", "declaration"),
        ("Seoul Declaration", "declaration", "declaration"),
        ("Braga Manifesto", "manifesto", "manifesto"),
        ("CONCLUSIONES", "conclusions", "conclusions"),
        ("ДЕКЛАРАЦИЯ МЭРОВ", "declaration", "mayors-declaration"),
        ("市 长 宣 言", "declaration", "mayors-declaration"),
        ("MAYORS'\nDECLARATION", "declaration", "mayors-declaration"),
    ],
)
def test_the_kind_is_read_from_the_title(title, kind, slug):
    known = parsing.parse(f"{title}\n\nWe, the mayors").known[0]
    assert (known.kind, known.slug) == (kind, slug)


def test_lines_of_a_paragraph_are_joined_as_their_script_joins_them():
    text = (
        "市长宣言\n\n我们，\n市长\n\nWe, the\nmayors:\na) one\nb) two\n\n---\n\n**We renew** 5*3*2"
    )
    paragraphs = parsing.parse(text).paragraphs
    assert paragraphs == [
        "我们，市长",
        "We, the mayors:\na) one\nb) two",
        r"*We renew* 5\*3\*2",
    ]


def test_ordinals_are_raised_however_they_are_marked():
    text = "Déclaration\n\nXII^e, XII^e^, XII<sup>e</sup>, XIIᵉ, 2^nd; ^e"
    assert parsing.parse(text).paragraphs == [r"XII^e^, XII^e^, XII^e^, XIIᵉ, 2^nd^; \^e"]


def test_a_text_without_empty_lines_has_a_paragraph_a_line():
    lines = ["We renew " + "word " * 30, "We thank."]
    parsed = parsing.parse("\n".join(["Mayors' Declaration", *lines]))
    assert parsed.paragraphs == [line.strip() for line in lines]
