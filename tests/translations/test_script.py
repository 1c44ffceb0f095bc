"""What the page's script is answered when it saves one text."""

from tests.factories.declarations import LanguageVersionFactory
from tests.translations.page_form import ENGLISH
from translations.actions import fingerprint


def test_the_script_saves_one_text_and_is_told_so(at_page, leila, keys, english):
    page = at_page(leila).type(keys[1], "We")
    reply = page.client.post(
        page.address, {**page.fields, "save": keys[1]}, HTTP_ACCEPT="application/json", **ENGLISH
    )
    data = reply.json()
    assert (reply.status_code, data["is_saved"], data["message"], data["seen"]) == (
        200,
        True,
        "§ 1 is saved.",
        fingerprint("We"),
    )
    assert data["html"].strip().startswith('<div class="unit" id="unit-' + keys[1])
    assert english()[1] == "We"


def test_the_script_is_told_of_a_conflict_with_both_texts(at_page, leila, omar, keys, english):
    his = at_page(omar).type(keys[1], "His")
    at_page(leila).type(keys[1], "Hers").press()
    reply = his.client.post(
        his.address, {**his.fields, "save": keys[1]}, HTTP_ACCEPT="application/json", **ENGLISH
    )
    data = reply.json()
    assert (reply.status_code, data["is_saved"], data["message"], data["seen"]) == (
        409,
        False,
        "Somebody else saved another text meanwhile.",
        fingerprint("Hers"),
    )
    assert '<p lang="en" dir="ltr">Hers</p>' in data["html"]
    assert english()[1] == "Hers"


def test_the_script_is_told_of_a_deleted_paragraph(at_page, leila, keys, paragraphs):
    page = at_page(leila).type(keys[3], "Thanks")
    paragraphs[2].delete()
    reply = page.client.post(
        page.address, {**page.fields, "save": keys[3]}, HTTP_ACCEPT="application/json", **ENGLISH
    )
    assert (reply.status_code, reply.json()) == (
        409,
        {
            "is_saved": False,
            "message": "This was deleted meanwhile and cannot be saved. "
            "Copy your text if you need it.",
            "html": None,
            "seen": None,
        },
    )


def test_the_script_is_asked_about_a_public_language_too(
    at_page, leila, keys, english, declaration
):
    LanguageVersionFactory(declaration=declaration, language="en", public=True)
    page = at_page(leila).type(keys[1], "We")
    reply = page.client.post(
        page.address, {**page.fields, "save": keys[1]}, HTTP_ACCEPT="application/json", **ENGLISH
    )
    assert (reply.status_code, reply.json()["is_saved"], english()[1]) == (409, False, "")
