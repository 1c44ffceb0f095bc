"""A reader reports a problem on a phone, and a translator chooses mails, in a real browser."""

import pytest
from django.urls import reverse

from tests.journeys.axe import violations
from tests.journeys.watch import follow
from translations import actions
from translations.models import Comment, TextState

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
DECLARATION = "/{}/declarations/2018/mayors-declaration/"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def desk(site):
    """The starter data as the desk knows it; one paragraph that nobody else checked."""
    actions.reconcile(trust=True)
    first = TextState.objects.filter(
        unit__field="body", unit__position__gt=0, language__in=["ar", "en"], text_hash__gt=""
    )
    first.filter(unit=first.order_by("unit").values("unit")[:1]).update(is_unreviewed=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_reader_reports_a_problem_on_a_phone(open_watch, desk, language, scheme):
    watch = open_watch(viewport=PHONE, color_scheme=scheme, locale=language)
    page = watch.visit(DECLARATION.format(language))
    assert (violations(page), page.evaluate(WIDER)) == ([], False)
    follow(page.locator("a.paragraph__report").first)
    assert (violations(page), page.evaluate(WIDER)) == ([], False)
    watch.expected_status = 422
    follow(page.locator("main form button"))
    page.wait_for_selector("#error-summary")
    assert page.evaluate("document.activeElement.id") == "error-summary"
    assert (violations(page), page.evaluate(WIDER)) == ([], False)
    page.locator("#error-summary a").click()
    assert page.evaluate("document.activeElement.id") == "id_text"
    watch.expected_status = 200
    page.fill("#id_text", "“mayors” is missing")
    follow(page.locator("main form button"))
    page.wait_for_url("**/thanks/*")
    assert (violations(page), page.evaluate(WIDER)) == ([], False)
    assert list(Comment.objects.values_list("language", "text")) == [
        (language, "“mayors” is missing")
    ]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_translator_chooses_mails(open_watch, sign_in, site, desk, width):
    watch = sign_in(open_watch(viewport={"width": width, "height": 740}))
    page = watch.visit(reverse("translations:mail"))
    assert (violations(page), page.evaluate(WIDER)) == ([], False)
    # axe reads what the admin's style sheet imports by a style element of its own.
    watch.complaints.clear()
    page.uncheck("#id_due")
    follow(page.locator("#content form input[type=submit]"))
    page.wait_for_selector(".messagelist .success")
    assert page.is_checked("#id_due") is False
    assert page.is_checked("#id_waiting") is True
