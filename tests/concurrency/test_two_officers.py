"""Two officers press at the same moment: exactly one wins, and the other is told."""

from functools import partial

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from declarations.models import Version
from meetings.albums.models import Album
from meetings.practical.models import PracticalPage
from meetings.programme.models import Release, Session
from tests.admin_form import as_opened
from tests.concurrency.at_once import at_once
from tests.factories.albums import AlbumFactory, PictureFactory
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.documents import DocumentFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory
from tests.factories.programme import SessionFactory
from tests.publication.conftest import signed_in
from uccn.lib import languages

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
TURNS = 3


@pytest.fixture
def officers(live_server):
    """Two officers of the secretariat, each with a browser."""
    return signed_in("Secretariat"), signed_in("Secretariat")


def send(officers, address: str, data: dict) -> list:
    """What both are answered to the same form."""
    return at_once(*(partial(officer.post, address, data) for officer in officers))


def told(answer) -> list:
    """The messages that this request left; earlier ones may still wait for their reader."""
    return get_messages(answer.wsgi_request)._queued_messages


def said(answers) -> list[str]:
    """The messages of all answers, and the errors of their forms, in alphabetical order."""
    words = [str(message) for answer in answers for message in told(answer)]
    for answer in answers:
        form = (answer.context or {}).get("form")
        words += [str(e) for errors in (form.errors.values() if form else ()) for e in errors]
    return sorted(words)


def test_of_two_who_record_an_adoption_one_makes_the_version(officers):
    for _turn in range(TURNS):
        text = DeclarationFactory()
        ParagraphFactory(declaration=text)
        address = reverse("admin:declarations_declaration_adopt", args=[text.pk])
        answers = send(officers, address, {"adopted": ["fr"], "adopted_on": ""})
        assert Version.objects.filter(declaration=text).count() == 1
        assert said(answers) == [
            "Adopted: the text has its first version.",
            "This text is adopted already.",
        ]


@pytest.mark.parametrize(
    "make",
    [
        AnnualMeetingFactory,
        LanguageVersionFactory,
        AlbumFactory,
        PictureFactory,
        DocumentFactory,
        NewsItemFactory,
        PracticalPageFactory,
    ],
)
def test_of_two_who_publish_one_publishes(officers, make):
    for _turn in range(TURNS):
        row = make()
        type(row).objects.filter(pk=row.pk).update(published_at=None)
        address = reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_publish", args=[row.pk])
        form = {"when": "now", "confirm": "on"}
        answers = send(officers, address, form)
        assert said(answers) == ["It is public already.", "Published."]


def test_of_two_who_withdraw_one_withdraws(officers):
    for _turn in range(TURNS):
        meeting = AnnualMeetingFactory(public=True)
        address = reverse("admin:meetings_annualmeeting_withdraw", args=[meeting.pk])
        answers = send(officers, address, {"confirm": "on", "note": "A mistake."})
        assert said(answers) == ["It is not public: there is nothing to withdraw.", "Withdrawn."]


def test_of_two_who_edit_one_is_shown_what_the_other_wrote(officers):
    for _turn in range(TURNS):
        page = PracticalPageFactory(title_fr="Venir")
        address = reverse("admin:practical_practicalpage_change", args=[page.pk])
        opened = [as_opened(officer.get(address)) for officer in officers]
        typed = ["Venir en train", "Venir en avion"]
        answers = at_once(
            *(
                partial(officer.post, address, form | {"title_fr": title})
                for officer, form, title in zip(officers, opened, typed, strict=True)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        stored = PracticalPage.objects.get(pk=page.pk).title_fr
        (refused,) = [answer for answer in answers if answer.status_code == 200]
        (error,) = refused.context["adminform"].form.errors["title_fr"]
        assert (stored in typed, f"“{stored}”" in error) == (True, True)
        assert refused.context["adminform"].form["title_fr"].value() in set(typed) - {stored}


def test_what_one_deletes_while_the_other_saves_is_there_or_gone_and_both_know(officers):
    ends = set()
    for _turn in range(2 * TURNS):
        session = SessionFactory()
        change = reverse("admin:programme_session_change", args=[session.pk])
        delete = reverse("admin:programme_session_delete", args=[session.pk])
        form = as_opened(officers[0].get(change)) | {"title_fr": "Une autre séance"}
        saved, deleted = at_once(
            partial(officers[0].post, change, form),
            partial(officers[1].post, delete, {"post": "yes"}),
        )
        assert not Session.objects.filter(pk=session.pk).exists()
        assert (saved.status_code, deleted.status_code) == (302, 302)
        (message,) = told(saved)
        ends.add(message.level_tag)
    assert ends <= {"success", "warning"}


def test_of_two_who_release_a_programme_one_releases(officers):
    meeting = AnnualMeetingFactory(public=True)
    SessionFactory(meeting=meeting)
    address = reverse("programme-admin:release", args=[meeting.pk])
    answers = send(officers, address, {"note": "", "language": "fr"})
    assert Release.objects.filter(meeting=meeting).count() == 1
    assert said(answers) == [
        "Nothing has changed since the last release.",
        "Release 1 is made.",
    ]


def test_of_two_who_add_the_same_one_does_and_the_other_is_told_in_the_form(officers):
    meeting = AnnualMeetingFactory()
    for turn in range(TURNS):
        texts = {f"title_{code.replace('-', '_')}": "" for code in languages.codes()}
        data = texts | {"meeting": meeting.pk, "slug": f"same-{turn}", "position": 1}
        answers = send(officers, reverse("admin:albums_album_add"), data | {"title_fr": "Même"})
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        assert Album.objects.filter(slug=f"same-{turn}").count() == 1
        pages = " ".join(answer.content.decode() for answer in answers)
        assert "Another album of this meeting has this slug." in pages
