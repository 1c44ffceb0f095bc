"""The watch itself: what it must notice, it notices."""

import pytest

from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lenient(browser, live_server):
    """A window under watch whose complaints fail nothing."""
    context = browser.new_context()
    yield Watch(context.new_page(), live_server.url)
    context.close()


def complaints(watch: Watch) -> str:
    """All of them in one text, after the browser had time to utter them."""
    watch.page.wait_for_timeout(300)
    return "\n".join(watch.complaints)


@pytest.mark.parametrize(
    ("script", "noticed"),
    [
        ("console.warn('hm')", "warning: hm"),
        ("setTimeout(() => { throw new Error('oh') })", "error: oh"),
        ("document.body.innerHTML = '<p style=\"color: red\">'", "Content Security Policy"),
        ("fetch('/nothing').then(() => 0)", "404: "),
        (
            "document.body.innerHTML = '<img src=\"https://other.example/\">'",
            "another host: https:",
        ),
    ],
)
def test_it_notices(lenient, script, noticed):
    lenient.visit("/en/about/")
    assert lenient.complaints == []
    lenient.page.evaluate(f"() => {{ {script} }}")
    assert noticed in complaints(lenient)


def test_it_notices_an_answer_that_was_not_expected(lenient):
    lenient.visit("/en/nothing/")
    assert "answered 404, not 200" in complaints(lenient)
    assert "Failed to load resource" in complaints(lenient)


def test_a_missing_page_that_was_expected_is_no_complaint(lenient):
    lenient.visit("/en/nothing/", 404)
    assert complaints(lenient) == ""
