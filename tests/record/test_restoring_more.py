"""What comes back beside columns, what never does, and that both are said."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from meetings.albums.models import Picture
from meetings.documents.models import Document
from meetings.models import AnnualMeeting, Audience
from meetings.partners.models import Partner
from tests.factories.albums import PictureFactory, picture_bytes
from tests.factories.cities import CreativeFieldFactory
from tests.factories.documents import DocumentFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.partners import PartnerFactory
from tests.factories.programme import SessionFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from uccn.record.models import Change

pytestmark = pytest.mark.django_db
ELSEWHERE = "decided where that is done, not here"


def _version(row) -> Change:
    """The object as it is now."""
    meta = row._meta.concrete_model._meta
    return Change.objects.of_object(meta.label_lower, row.pk)[0]


def _page(label: str, key: int, version: Change) -> str:
    """Where an object's version is put back."""
    return reverse("record:restore", args=[*label.split("."), key, version.pk])


def _restored(client, page: str) -> tuple[dict, dict]:
    """Look at a version, put it back; what was said to change, and to stay."""
    proposal = client.get(page).context["proposal"]
    client.post(page, {"token": proposal.token})
    return {one.label: (one.old, one.new) for one in proposal.lines}, dict(proposal.staying)


def _superuser():
    """The browser of one who may change groups."""
    client = signed_in("")
    client.user.is_superuser = True
    client.user.save()
    return client


def test_the_permissions_of_a_group_come_back_together():
    client, group = _superuser(), Group.objects.create(name="Club")
    one, two, three = Permission.objects.order_by("pk")[:3]
    group.permissions.set([one, two])
    version = _version(group)
    group.permissions.set([three])
    history = client.get(reverse("record:history", args=["auth", "group", group.pk]))
    page = _page("auth.group", group.pk, version)
    assert page in history.content.decode()
    told, staying = _restored(client, page)
    assert told == {"Permissions": (three.name, " · ".join(sorted([one.name, two.name])))}
    assert staying == {}
    assert set(group.permissions.all()) == {one, two}
    assert _version(group).person_id == client.user.pk


def test_a_deleted_group_comes_back_with_its_permissions():
    client, group = _superuser(), Group.objects.create(name="Club")
    one, two = Permission.objects.order_by("pk")[:2]
    group.permissions.set([one, two])
    group.permissions.remove(two)
    key = group.pk
    client.post(reverse("admin:auth_group_delete", args=[key]), {"post": "yes"})
    assert not Group.objects.filter(pk=key).exists()
    version = Change.objects.of_row("auth.group", key)[0]
    _restored(client, _page("auth.group", key, version))
    assert set(Group.objects.get(pk=key).permissions.all()) == {one}


def test_the_secretariat_gives_back_a_group_and_none_that_may_do_more(secretariat):
    member = StaffFactory(role="Editors")
    mighty = Group.objects.create(name="Mighty")
    mighty.permissions.add(Permission.objects.get(codename="delete_user"))
    member.groups.add(mighty)
    version = _version(member)
    member.groups.clear()
    page = _page("accounts.staffmember", member.pk, version)
    history = reverse("admin:accounts_staffmember_history", args=[member.pk])
    assert page in secretariat.get(history).content.decode()
    told, staying = _restored(secretariat, page)
    assert told == {"Groups": ("", "Editors")}
    assert staying == {"Groups": "no longer there, or not yours to choose: Mighty"}
    assert [group.name for group in member.groups.all()] == ["Editors"]


def test_who_is_not_the_secretariats_to_manage_is_not_restored_by_it(secretariat):
    member = StaffFactory(role="Editors", is_superuser=True)
    version = _version(member)
    member.groups.clear()
    for label in ("accounts.staffmember", "auth.user"):
        assert secretariat.get(_page(label, member.pk, version)).status_code == 403
    assert member.groups.count() == 0


def test_of_an_account_the_groups_come_back_and_what_stays_is_said():
    client, member = _superuser(), StaffFactory(role="Editors", username="noor")
    version = _version(member)
    member.groups.clear()
    member.is_active, member.username = False, "other"
    member.save()
    told, staying = _restored(client, _page("auth.user", member.pk, version))
    assert told == {"Groups": ("", "Editors")}
    assert staying == {"Username": ELSEWHERE, "Active": ELSEWHERE}
    member.refresh_from_db()
    assert (member.username, member.is_active, member.groups.count()) == ("other", False, 1)


def test_editors_of_a_meeting_and_fields_of_a_session_come_back(secretariat):
    meeting, editor = AnnualMeetingFactory(), StaffFactory(role="Host-city editors")
    meeting.editors.add(editor)
    version = _version(meeting)
    meeting.editors.clear()
    _restored(secretariat, _page("meetings.annualmeeting", meeting.pk, version))
    assert list(meeting.editors.all()) == [editor]
    session, field = SessionFactory(meeting=meeting), CreativeFieldFactory()
    session.fields.add(field)
    version = _version(session)
    session.fields.clear()
    _restored(secretariat, _page("programme.session", session.pk, version))
    assert list(session.fields.all()) == [field]


def test_an_earlier_file_comes_back_where_it_is_still_stored(secretariat):
    first = default_storage.save("partners/first.png", ContentFile(picture_bytes(size=(30, 20))))
    other = default_storage.save("partners/other.png", ContentFile(picture_bytes(size=(60, 10))))
    partner = PartnerFactory(logo=first)
    version = _version(partner)
    partner.logo = other
    partner.save()
    page = _page("partners.partner", partner.pk, version)
    told, staying = _restored(secretariat, page)
    assert (told, staying) == ({"Logo": (other, first)}, {})
    partner.refresh_from_db()
    assert (partner.logo.name, partner.logo_width, partner.logo_height) == (first, 30, 20)
    version = Change.objects.of_row("partners.partner", partner.pk)[1]
    default_storage.delete(other)
    told, staying = _restored(secretariat, _page("partners.partner", partner.pk, version))
    assert (told, staying) == ({}, {"Logo": f"the file {other} is no longer stored"})


def test_a_deleted_row_comes_back_without_a_file_that_is_gone(secretariat):
    logo = default_storage.save("partners/gone.png", ContentFile(picture_bytes(size=(30, 20))))
    partner = PartnerFactory(logo=logo)
    key = partner.pk
    partner.delete()
    default_storage.delete(logo)
    version = Change.objects.of_row("partners.partner", key)[0]
    _told, staying = _restored(secretariat, _page("partners.partner", key, version))
    back = Partner.objects.get(pk=key)
    assert (back.logo.name, back.logo_width, back.name_fr) == ("", None, partner.name_fr)
    assert staying == {"Logo": f"the file {logo} is no longer stored"}


def test_a_restore_never_publishes(secretariat):
    meeting = AnnualMeetingFactory(theme_fr="Un")
    meeting.publish()
    version = _version(meeting)
    meeting.theme_fr = "Deux"
    meeting.save()
    AnnualMeeting.objects.filter(pk=meeting.pk).update(published_at=None)
    _told, staying = _restored(secretariat, _page("meetings.annualmeeting", meeting.pk, version))
    meeting.refresh_from_db()
    assert (meeting.theme_fr, meeting.is_public) == ("Un", False)
    assert ELSEWHERE in staying.values()


def test_who_reads_a_document_is_not_decided_by_a_restore(secretariat):
    document = DocumentFactory(audience=Audience.PUBLIC, note="old")
    version = _version(document)
    document.audience, document.note = Audience.CLOSED, "new"
    document.save()
    _told, staying = _restored(secretariat, _page("documents.document", document.pk, version))
    document.refresh_from_db()
    assert (document.note, document.audience) == ("old", Audience.CLOSED)
    assert list(staying.values()) == [ELSEWHERE]


def test_what_was_public_and_deleted_comes_back_as_a_draft(secretariat):
    document = DocumentFactory()
    assert document.is_public
    key = document.pk
    document.delete()
    version = Change.objects.of_row("documents.document", key)[0]
    _told, staying = _restored(secretariat, _page("documents.document", key, version))
    assert Document.objects.get(pk=key).published_at is None
    assert ELSEWHERE in staying.values()


def test_a_picture_whose_files_went_with_it_does_not_come_back(secretariat):
    picture = PictureFactory()
    key = picture.pk
    picture.delete()
    version = Change.objects.of_row("albums.picture", key)[0]
    page = _page("albums.picture", key, version)
    album = picture.album
    history = secretariat.get(reverse("record:history", args=["albums", "album", album.pk]))
    assert version in [told.change for told in history.context["told"]]
    assert page not in history.content.decode()
    assert secretariat.get(page).status_code == 403
    assert not Picture.objects.filter(pk=key).exists()
