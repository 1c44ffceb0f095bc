"""An earlier version comes back whole, in every language, or a sentence says why not."""

import pytest
from django.urls import reverse
from django.utils import translation

from cities.models import City
from declarations.models import Declaration
from meetings.models import AnnualMeeting, Host
from tests.factories.cities import CityFactory
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.publication.conftest import signed_in
from translations.models import TextRevision
from uccn.lib import languages
from uccn.record.models import Change

pytestmark = pytest.mark.django_db

_TEXTS = {"fr": "Un", "en": "One", "es": None, "ar": "واحد", "ru": "", "zh-hans": "一"}
_LATER = {"fr": "Deux", "en": None, "es": "Dos", "ar": None, "ru": "Два", "zh-hans": "二"}


def _columns(texts: dict, field: str = "theme") -> dict:
    """The texts by their columns."""
    return {languages.column(field, code): text for code, text in texts.items()}


def _stored(row, field: str = "theme") -> dict:
    """What the columns hold now."""
    return type(row).objects.filter(pk=row.pk).values(*_columns(_TEXTS, field)).get()


def _newest(row) -> Change:
    """The newest change of the row itself."""
    return Change.objects.of_row(row._meta.label_lower, row.pk)[0]


def _page(change: Change) -> str:
    """Where the version after a change is put back."""
    return reverse("record:restore", args=[*change.kind.split("."), change.object_id, change.pk])


def _changed_meeting() -> tuple[AnnualMeeting, Change]:
    """A meeting whose theme was changed in all languages, and the version before."""
    meeting = AnnualMeetingFactory(**_columns(_TEXTS))
    AnnualMeeting.objects.filter(pk=meeting.pk).update(**_columns(_TEXTS))
    version = _newest(meeting)
    for name, text in _columns(_LATER).items():
        setattr(meeting, name, text)
    meeting.save()
    assert _stored(meeting) == _columns(_LATER)
    return meeting, version


def _restore(client, version: Change):
    """Look at the version, then put it back."""
    page = client.get(_page(version))
    return client.post(_page(version), {"token": page.context["proposal"].token}, follow=True)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_six_languages_come_back_and_blanks_stay_blank(secretariat, language):
    meeting, version = _changed_meeting()
    secretariat.post(reverse("accounts:language"), {"language": language, "next": "/admin/"})
    with translation.override(language):
        _restore(secretariat, version)
    assert _stored(meeting) == _columns(_TEXTS)
    change = _newest(meeting)
    assert (change.person_id, change.via) == (secretariat.user.pk, "admin")
    assert change.new["theme_ru"] == ""
    assert change.new["theme_es"] is None


def test_the_page_tells_what_would_change_and_changes_nothing(secretariat):
    meeting, version = _changed_meeting()
    before = Change.objects.count()
    proposal = secretariat.get(_page(version)).context["proposal"]
    told = {line.language: (line.old, line.new) for line in proposal.lines}
    wanted = {code: (_LATER[code] or "", _TEXTS[code] or "") for code in _TEXTS}
    assert told == wanted
    assert (_stored(meeting), Change.objects.count()) == (_columns(_LATER), before)


def test_the_translation_desk_follows_what_is_restored(secretariat):
    meeting, version = _changed_meeting()
    _restore(secretariat, version)
    revisions = TextRevision.objects.filter(unit__object_id=meeting.pk, unit__field="theme")
    newest = revisions.filter(language="fr").order_by("number").last()
    assert newest.text == "Un"


def test_somebody_elses_change_meanwhile_is_noticed(secretariat):
    meeting, version = _changed_meeting()
    token = secretariat.get(_page(version)).context["proposal"].token
    AnnualMeeting.objects.filter(pk=meeting.pk).update(theme_fr="Trois")
    response = secretariat.post(_page(version), {"token": token})
    assert "Somebody changed it while you were looking." in response.context["refusal"]
    assert _stored(meeting)["theme_fr"] == "Trois"


def test_a_deleted_object_comes_back_with_its_key_and_languages(secretariat):
    city = CityFactory(**_columns(_TEXTS, "name"))
    City.objects.filter(pk=city.pk).update(**_columns(_TEXTS, "name"))
    key = city.pk
    city.delete()
    response = _restore(secretariat, Change.objects.of_row("cities.city", key)[0])
    assert response.redirect_chain[-1][0] == f"/admin/cities/city/{key}/history/"
    assert City.objects.filter(pk=key).values(*_columns(_TEXTS, "name")).get() == _columns(
        _TEXTS, "name"
    )


def test_what_is_frozen_refuses_with_a_sentence(secretariat):
    declaration = DeclarationFactory(title_fr="Ancien")
    declaration.title_fr = "Nouveau"
    declaration.save()
    version = Change.objects.of_row("declarations.declaration", declaration.pk).last()
    Declaration.objects.filter(pk=declaration.pk).update(stage=Declaration.Stage.FINAL)
    before = _stored(declaration, "title")
    response = _restore(secretariat, version)
    assert response.context["refusal"].startswith("The text is final")
    assert _stored(declaration, "title") == before


def test_a_deleted_row_of_an_object_is_put_back_from_its_page(secretariat):
    host = HostFactory()
    key, meeting = host.pk, host.meeting
    host.delete()
    change = Change.objects.of_row("meetings.host", key)[0]
    page = secretariat.get(
        reverse("record:history", args=["meetings", "annualmeeting", meeting.pk])
    )
    assert _page(change) in page.content.decode()
    _restore(secretariat, change)
    assert Host.objects.get(pk=key).meeting_id == meeting.pk


def test_a_row_whose_object_is_gone_too_says_so(secretariat):
    paragraph = ParagraphFactory(body_fr="Un")
    declaration = paragraph.declaration
    paragraph.delete()
    key = declaration.pk
    declaration.delete()
    change = Change.objects.of_row("declarations.paragraph", paragraph.pk or 0).first()
    change = change or Change.objects.filter(kind="declarations.paragraph", verb="deleted").first()
    response = secretariat.get(_page(change))
    assert f"#{key} is gone as well" in response.context["refusal"]


@pytest.mark.parametrize("role", ["Editors", "Host-city editors", "Translators – Arabic"])
def test_only_who_may_restore_restores(role):
    meeting, version = _changed_meeting()
    client = signed_in(role)
    meeting.editors.add(client.user)
    assert client.get(_page(version)).status_code == 403
    assert client.post(_page(version), {"token": "x"}).status_code == 403
    assert _stored(meeting) == _columns(_LATER)


def test_publication_is_not_restored(secretariat):
    meeting = AnnualMeetingFactory(theme_fr="Un", published_at=None)
    version = _newest(meeting)
    meeting.publish()
    meeting.theme_fr = "Deux"
    meeting.save()
    _restore(secretariat, version)
    meeting.refresh_from_db()
    assert (meeting.theme_fr, meeting.is_public) == ("Un", True)
