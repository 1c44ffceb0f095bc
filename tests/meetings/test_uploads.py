"""Files below /uploads/: for everyone while something public shows them, else for who sees that."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import AnnualMeeting, AudienceLink
from meetings.pictures import make_sizes
from meetings.programme.actions import release
from tests.factories.albums import picture_bytes
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.partners import PartnerFactory
from tests.factories.practical import WelcomeWordFactory
from tests.factories.programme import AppearanceFactory, SessionFactory, SpeakerFactory
from tests.factories.staff import StaffFactory
from tests.page import Page
from tests.publication.conftest import signed_in
from uccn.publication.models import PreviewLink

pytestmark = pytest.mark.django_db
FOR_EVER, FOR_NOBODY_ELSE = "public, max-age=31536000, immutable", "private, no-store"


def picture(size=(600, 300)) -> ContentFile:
    """A picture as a form would hand it over."""
    return ContentFile(picture_bytes(size=size), name="a.jpg")


def logo_of(meeting):
    """A meeting's logo."""
    meeting.logo.save("logo.jpg", picture())
    return meeting.logo


def banner_of(meeting):
    """A meeting's banner."""
    meeting.banner.save("banner.jpg", picture())
    return meeting.banner


def logo_of_a_partner(meeting):
    """The logo of a partner of a meeting."""
    return PartnerFactory(meeting=meeting, logo=picture()).logo


def picture_of_a_word(meeting):
    """The picture beside a public word of welcome at a meeting."""
    host = HostFactory(meeting=meeting)
    return WelcomeWordFactory(host=host, public=True, picture=picture()).picture


def portrait(meeting):
    """The picture of somebody who speaks at a meeting, as its programme was released."""
    session = SessionFactory(meeting=meeting)
    part = AppearanceFactory(session=session, speaker__picture=picture())
    release(meeting=meeting)
    return part.speaker.picture


EVERY = [logo_of, banner_of, logo_of_a_partner, picture_of_a_word, portrait]
of_each = pytest.mark.parametrize("made", EVERY)


def seen(address: str, client: Client | None = None, **headers) -> tuple[int, str]:
    """The status for somebody, a stranger by default, and how long it may be kept."""
    response = (client or Client()).get(address, headers=headers)
    return response.status_code, response.headers["Cache-Control"]


def link_to(subject) -> PreviewLink:
    """A link that shows a draft to people without an account."""
    return PreviewLink.objects.create(subject=subject, created_by=StaffFactory())


@of_each
def test_a_file_is_for_everyone_while_its_meeting_is_public_and_no_longer(made):
    meeting = AnnualMeetingFactory()
    url, editor = made(meeting).url, signed_in("Editors")
    assert seen(url) == (404, FOR_NOBODY_ELSE)
    assert seen(url, signed_in("")) == (404, FOR_NOBODY_ELSE)
    assert seen(url, editor) == (200, FOR_NOBODY_ELSE)
    meeting.publish(timezone.now() + dt.timedelta(days=1))
    assert seen(url) == (404, FOR_NOBODY_ELSE)
    AnnualMeeting.objects.update(published_at=timezone.now())
    meeting.refresh_from_db()
    answer = Client().get(url)
    tag = answer.headers["ETag"]
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, FOR_EVER)
    assert "Vary" not in answer.headers
    assert seen(url, **{"if-none-match": tag})[0] == 304
    meeting.withdraw()
    assert seen(url, **{"if-none-match": tag}) == (404, FOR_NOBODY_ELSE)
    assert seen(url, editor) == (200, FOR_NOBODY_ELSE)


@of_each
def test_a_part_and_the_headers_are_for_whom_the_whole_is(made):
    meeting = AnnualMeetingFactory()
    url, editor = made(meeting).url, signed_in("Editors")
    assert seen(url, range="bytes=0-1")[0] == 404
    assert seen(url, editor, range="bytes=0-1") == (206, FOR_NOBODY_ELSE)
    assert seen(url, editor, range="bytes=9999999-") == (416, FOR_NOBODY_ELSE)
    assert Client().head(url).status_code == 404
    assert editor.head(url).status_code == 200
    meeting.publish()
    assert seen(url, range="bytes=0-1") == (206, FOR_EVER)


@of_each
def test_a_host_city_editor_sees_the_files_of_the_own_draft(made):
    own, other = AnnualMeetingFactory(), AnnualMeetingFactory()
    host = signed_in("Host-city editors")
    own.editors.add(host.user)
    assert seen(made(own).url, host) == (200, FOR_NOBODY_ELSE)
    assert seen(made(other).url, host) == (404, FOR_NOBODY_ELSE)


@of_each
def test_a_preview_link_of_the_meeting_opens_its_files_and_no_others(made):
    meeting, other = AnnualMeetingFactory(), AnnualMeetingFactory()
    link = link_to(meeting)
    url, elsewhere = made(meeting).url, made(other).url
    assert seen(f"{url}?preview={link.token}") == (200, FOR_NOBODY_ELSE)
    assert seen(f"{elsewhere}?preview={link.token}")[0] == 404
    assert seen(f"{url}?preview=x")[0] == 404
    PreviewLink.objects.update(revoked_at=timezone.now())
    assert seen(f"{url}?preview={link.token}")[0] == 404


def pages_of(meeting) -> list[str]:
    """The pages of a meeting that show files."""
    place = [meeting.year, meeting.slug]
    people = [*place, meeting.speakers.get().pk]
    return [
        meeting.get_absolute_url(),
        reverse("meetings:practical:welcome", args=place),
        reverse("meetings:programme:speaker", args=people),
    ]


def shown_on(pages: list[str], client: Client, query: str = "") -> list[str]:
    """Every address of a picture on pages, also those for narrower windows."""
    found = []
    for page in pages:
        for image in Page(client.get(f"{page}{query}")).all("img"):
            sizes = image["attrs"].get("srcset", "").split(", ")
            found += [image["attrs"]["src"], *(size.split()[0] for size in sizes if size)]
    return [address for address in found if address.startswith("/uploads/")]


@pytest.mark.parametrize("who", ["link", "staff"])
def test_the_pages_of_a_draft_show_every_picture_to_whoever_sees_them(who):
    meeting = AnnualMeetingFactory()
    files = [made(meeting) for made in EVERY]
    for file in (files[0], files[1], files[4]):
        make_sizes(file)
    stranger, pages = Client(), pages_of(meeting)
    query = f"?preview={link_to(meeting).token}" if who == "link" else ""
    client = stranger if query else signed_in("Translators – Arabic")
    addresses = shown_on(pages, client, query)
    # Each as the source, and three of them in two sizes.
    assert len(set(addresses)) == 8
    assert {client.get(address).status_code for address in addresses} == {200}
    bare = [address.partition("?")[0] for address in addresses]
    assert {stranger.get(address).status_code for address in bare} == {404}
    meeting.publish()
    public = shown_on(pages, stranger)
    assert set(public) == set(bare)
    assert {stranger.get(address).headers["Cache-Control"] for address in public} == {FOR_EVER}


@of_each
def test_the_form_of_a_draft_leads_to_a_file_that_staff_get(made):
    file = made(AnnualMeetingFactory())
    meta, editor = file.instance._meta, signed_in("Editors")
    form = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[file.instance.pk])
    links = [link["attrs"]["href"] for link in Page(editor.get(form)).all("a", href=file.url)]
    assert links == [file.url]
    assert seen(file.url, editor)[0] == 200


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_the_picture_of_a_word_is_for_everyone_only_while_the_word_is_too(state):
    meeting = AnnualMeetingFactory(public=True)
    word = picture_of_a_word(meeting).instance
    assert seen(word.picture.url) == (200, FOR_EVER)
    word.withdraw()
    if state == "draft":
        word.published_at = word.withdrawn_at = None
        word.save()
    assert seen(word.picture.url) == (404, FOR_NOBODY_ELSE)
    assert seen(word.picture.url, signed_in("Editors")) == (200, FOR_NOBODY_ELSE)
    # A link of the meeting does not show the word; one of the word does.
    assert seen(f"{word.picture.url}?preview={link_to(meeting).token}")[0] == 404
    assert seen(f"{word.picture.url}?preview={link_to(word).token}")[0] == 200


def test_a_link_of_one_word_shows_those_that_stand_beside_it_as_its_page_does():
    meeting = AnnualMeetingFactory()
    shown, waits = picture_of_a_word(meeting), picture_of_a_word(meeting)
    draft = WelcomeWordFactory(host=HostFactory(meeting=meeting), picture=picture())
    page = reverse("meetings:practical:welcome", args=[meeting.year, meeting.slug])
    query = f"?preview={link_to(shown.instance).token}"
    found = shown_on([page], Client(), query)
    assert [address.partition("?")[0] for address in found] == [shown.url, waits.url]
    assert {seen(address) for address in found} == {(200, FOR_NOBODY_ELSE)}
    assert seen(f"{draft.picture.url}{query}")[0] == 404


def test_who_is_in_no_released_session_is_shown_to_staff_alone():
    session = SessionFactory(meeting=AnnualMeetingFactory(public=True))
    speaker = SpeakerFactory(meeting=session.meeting, picture=picture())
    release(meeting=session.meeting)
    assert seen(speaker.picture.url)[0] == 404
    AppearanceFactory(session=session, speaker=speaker)
    assert seen(speaker.picture.url)[0] == 404
    assert seen(speaker.picture.url, signed_in("Observers")) == (200, FOR_NOBODY_ELSE)
    release(meeting=session.meeting)
    assert seen(speaker.picture.url) == (200, FOR_EVER)


def test_who_speaks_to_delegates_alone_is_shown_to_them():
    meeting = AnnualMeetingFactory(public=True)
    session = SessionFactory(meeting=meeting, audience="delegates", is_announced=False)
    url = AppearanceFactory(session=session, speaker__picture=picture()).speaker.picture.url
    release(meeting=meeting)
    later = timezone.now() + dt.timedelta(days=1)
    link = AudienceLink.objects.create(meeting=meeting, created_by=StaffFactory(), expires_at=later)
    delegate = Client()
    place = [meeting.year, meeting.slug, link.token]
    delegate.get(reverse("meetings:programme:open-link", args=place))
    assert seen(url) == (404, FOR_NOBODY_ELSE)
    assert seen(url, delegate) == (200, FOR_NOBODY_ELSE)
    link.revoke()
    assert seen(url, delegate) == (404, FOR_NOBODY_ELSE)


def test_a_portrait_that_was_replaced_stays_as_long_as_the_programme_shows_it():
    meeting = AnnualMeetingFactory(public=True)
    old = portrait(meeting)
    make_sizes(old)
    speaker, addresses = old.instance, [old.url, old.url.replace(".jpg", "-480.jpg")]
    speaker.picture = picture((500, 500))
    speaker.save()
    new, staff = speaker.picture.url, signed_in("Secretariat")
    assert [seen(address) for address in addresses] == [(200, FOR_EVER)] * 2
    assert (seen(new)[0], seen(new, staff)[0]) == (404, 200)
    release(meeting=meeting)
    assert [seen(address, staff)[0] for address in addresses] == [404, 404]
    assert seen(new) == (200, FOR_EVER)


@pytest.mark.parametrize("folder", ["meetings", "partners", "welcome", "speakers", "elsewhere", ""])
def test_what_nothing_shows_is_for_nobody(folder):
    for made in EVERY:
        made(AnnualMeetingFactory(public=True))
    name = default_storage.save(f"{folder}/left.jpg".lstrip("/"), picture())
    for client in (Client(), signed_in("Secretariat")):
        assert seen(f"/uploads/{name}", client) == (404, FOR_NOBODY_ELSE)


@of_each
def test_a_file_that_was_replaced_is_for_nobody(made):
    file = made(AnnualMeetingFactory(public=made is not portrait))
    row, url = file.instance, file.url
    type(row).objects.filter(pk=row.pk).update(**{file.field.name: ""})
    editor = signed_in("Editors")
    # What was released shows the portrait until the next release: to whoever sees the meeting.
    assert seen(url)[0] == 404
    assert seen(url, editor)[0] == (200 if made is portrait else 404)


@pytest.mark.parametrize("name", ["a\x00b", "a\x00b.jpg", "x" * 5000, "é-480.jpg", "-480.jpg"])
@pytest.mark.parametrize("folder", ["meetings/", "speakers/", ""])
def test_a_strange_name_is_not_there(folder, name):
    assert seen(f"/uploads/{folder}{name}") == (404, FOR_NOBODY_ELSE)


@pytest.mark.parametrize("meetings", [1, 3])
@pytest.mark.parametrize(
    ("made", "queries"),
    [(logo_of, 1), (banner_of, 1), (logo_of_a_partner, 1), (picture_of_a_word, 1), (portrait, 2)],
)
def test_a_file_costs_few_queries(made, queries, meetings, django_assert_num_queries):
    files = [made(AnnualMeetingFactory(public=True)) for _one in range(meetings)]
    with django_assert_num_queries(queries):
        assert seen(files[0].url) == (200, FOR_EVER)


def test_a_name_that_was_guessed_costs_one_query_and_an_old_portrait_three(
    django_assert_num_queries,
):
    speaker = portrait(AnnualMeetingFactory(public=True)).instance
    url = speaker.picture.url
    with django_assert_num_queries(1):
        assert seen("/uploads/speakers/guessed.jpg")[0] == 404
    type(speaker).objects.update(picture="")
    with django_assert_num_queries(3):
        assert seen(url) == (200, FOR_EVER)
