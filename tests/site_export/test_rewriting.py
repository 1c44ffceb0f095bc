"""Links are changed and nothing else."""

import json

from uccn.site_export import rewriting


def _upper(link: str) -> str | None:
    return None if "gone" in link else link.upper()


def test_everything_but_links_is_copied_as_it_stands():
    text = (
        '<!doctype html>\n<html lang=fr><!-- c --><body class="a  b">&eacute;&#160;&lt;'
        "<svg viewBox='0 0 1 1'><linearGradient/></svg><script type=x>if (a<b) {}</script>"
    )
    assert rewriting.page(text, _upper, "") == text


def test_links_pictures_and_sets_of_pictures_are_renamed():
    text = '<a id="x" href="a?b&amp;c">t</a><img srcset="s.png 1x, gone.png 2x" src="p.png">'
    expected = '<a id="x" href="A?B&amp;C">t</a><img srcset="S.PNG 1x" src="P.PNG">'
    assert rewriting.page(text, _upper, "") == expected


def test_a_link_that_leads_nowhere_keeps_its_words():
    text = (
        '<a class="n" href="gone" rel="next" type="x" hreflang="ar" aria-label="y" lang="ar">w</a>'
    )
    assert rewriting.page(text, _upper, "") == '<a class="n" lang="ar">w</a>'


def test_a_name_in_the_world_stays_and_a_missing_neighbour_goes():
    text = '<link rel="canonical" href="gone"><link rel="alternate" href="gone"><p>x</p>'
    assert rewriting.page(text, _upper, "") == '<link rel="canonical" href="gone"><p>x</p>'


def test_a_form_becomes_a_sentence_and_what_is_live_only_goes():
    text = (
        "<form action=x><p><input name=q><div>i</div></form><b>k</b>"
        '<p data-live-only>r <p>s</p></p><img data-live-only src="x"><i>e</i>'
    )
    expected = '<p class="live-only">No &amp; no.</p><b>k</b><i>e</i>'
    assert rewriting.page(text, _upper, "No & no.") == expected


def test_a_style_sheet_names_its_fonts_anew_and_keeps_what_is_embedded():
    text = 'a{b:url(../f.woff2)}c{d:url("data:x")}e{f:url(gone)}'
    assert (
        rewriting.style_sheet(text, _upper) == 'a{b:url("../F.WOFF2")}c{d:url("data:x")}e{f:none}'
    )


def test_a_page_in_pieces_can_be_kept_as_json():
    text = '<p>a</p><img srcset="s.png 1x"/><a href="b" data-x>c &amp; <b>d</b></a>'
    kept = json.loads(json.dumps(rewriting.parts(text, "")))
    assert [part if isinstance(part, str) else part[1] for part in kept] == [
        "<p>a</p>", "img", "a", "c &amp; <b>d</b></a>",
    ]  # fmt: skip
    assert rewriting.joined(kept, _upper) == text.replace('"s', '"S').replace('"b"', '"B"').replace(
        ".png", ".PNG"
    )
