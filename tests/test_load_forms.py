"""The load sends forms as a browser does, or what it measures is not what staff do."""

from urllib.parse import parse_qsl

import pytest
from django.urls import reverse

from meetings.practical.models import PracticalPage
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.practical import PracticalPageFactory
from tests.load_forms import form_with
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


def test_a_field_that_was_changed_is_saved_and_every_other_stays():
    meeting = AnnualMeetingFactory(public=True)
    words = {"title_ar": "الوصول", "body_fr": "Un & deux.\n\n*Trois*", "needs_check": True}
    page = PracticalPageFactory(meeting=meeting, position=3, **words)
    before = PracticalPage.objects.filter(pk=page.pk).rewrite(False).values().get()
    staff = signed_in("Secretariat")
    address = reverse("admin:practical_practicalpage_change", args=[page.pk])
    form = form_with(staff.get(address).content.decode(), "title_fr")
    body = form.sent(title_fr="Venir", _continue="1")
    answer = staff.post(address, body, content_type="application/x-www-form-urlencoded")
    after = PracticalPage.objects.filter(pk=page.pk).rewrite(False).values().get()
    changed = {name for name in after if after[name] != before[name]}
    assert answer.status_code == 302
    assert changed == {"title", "title_fr"}
    assert after["title_fr"] == "Venir"


def test_boxes_lists_and_texts_are_sent_as_they_stand():
    html = """<form method="post" action="/other/"><input name="csrf" value="a"></form>
      <form method="post"><input type="hidden" name="csrf" value="b">
        <input type="checkbox" name="yes" checked><input type="checkbox" name="no">
        <input type="radio" name="when" value="now" checked>
        <input type="radio" name="when" value="later"><input type="submit" name="go" value="Go">
        <select name="one"><option value="1">1<option value="2" selected>2</select>
        <select name="first"><option value="x">x<option value="y">y</select>
        <select name="many" multiple><option value="1">1</select>
        <textarea name="text">
A &amp; B</textarea></form>"""
    form = form_with(html, "csrf")
    assert form.action == ""
    assert parse_qsl(form.sent(yes="off"), keep_blank_values=True) == [
        *(("csrf", "b"), ("when", "now"), ("one", "2"), ("first", "x"), ("text", "A & B")),
        ("yes", "off"),
    ]
