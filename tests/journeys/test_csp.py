"""No page complains in the console, and no page is wider than the smallest screen."""

import datetime as dt

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from cities.models import City
from declarations.importing.keeping import keep
from declarations.models import Declaration, LanguageVersion
from meetings.models import AnnualMeeting, AudienceLink
from tests.factories.cities import ContactFactory
from tests.factories.declarations import LanguageVersionFactory
from tests.factories.programme import RoomFactory, TrackFactory
from tests.factories.staff import StaffFactory
from tests.journeys.public import PAGES, add_rows, longest
from tests.journeys.watch import follow
from uccn.background.models import Task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What django-axes writes has neither an empty form nor rows here.
LEFT_OUT = {"axes"}
WIDER = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = Array.from(document.body.querySelectorAll('*')).filter((e) => {
        const box = e.getBoundingClientRect();
        return box.right > room + 1 || box.left < -1;
    });
    return wide.slice(0, 5).map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`);
}"""


@pytest.fixture
def version(site):
    """An Arabic version set to be public in two days, so that it can be published by hand."""
    add_rows()
    ContactFactory(city=City.objects.get(slug="krakow"))
    declaration = Declaration.objects.get(slug="with-gaps")
    keep(b"Un texte", name="paper.txt", by=StaffFactory(), declaration=declaration, language="fr")
    RoomFactory(venue__meeting=declaration.meeting)
    TrackFactory(meeting=declaration.meeting)
    later = timezone.now() + dt.timedelta(days=2)
    AudienceLink.objects.create(
        meeting=declaration.meeting, created_by=StaffFactory(), expires_at=later
    )
    Task.objects.create(task_path="a.b", args_kwargs={}, run_after=timezone.now())
    return LanguageVersionFactory(declaration=declaration, language="es", published_at=later)


def forms(request) -> list[str]:
    """List, empty form where rows are added by hand, filled form and history of every model."""
    found = []
    # The admin is loaded with the first page that wants it.
    admin.autodiscover()
    for model, options in admin.site._registry.items():
        if model._meta.app_label in LEFT_OUT:
            continue
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row = model.objects.order_by("pk").first()
        pages = ["changelist", *["add"] * options.has_add_permission(request)]
        found += [reverse(f"{name}_{page}") for page in pages]
        found += [reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "history")]
    return found


def pages_of_admin(version: LanguageVersion) -> list[str]:
    """The pages of the admin that are no ordinary list or form."""
    meeting = AnnualMeeting.objects.get(year=2018)
    found = [reverse("admin:index"), reverse("admin:password_change")]
    found += [reverse("admin:app_list", args=[label]) for label in ("cities", "meetings")]
    found += [reverse(f"admin:cities_city_{page}") for page in ("import", "export")]
    found.append(reverse("admin:declarations_declaration_import"))
    for page in ("publish", "withdraw", "preview_links"):
        found.append(reverse(f"admin:declarations_languageversion_{page}", args=[version.pk]))
    for page in ("withdraw", "preview_links"):
        found.append(reverse(f"admin:meetings_annualmeeting_{page}", args=[meeting.pk]))
    corrected = Declaration.objects.get(slug="corrected")
    stages = {"stage": version.declaration_id, "adopt": version.declaration_id}
    for page, pk in (stages | {"correct": corrected.pk}).items():
        found.append(reverse(f"admin:declarations_declaration_{page}", args=[pk]))
    translated = ["declarations.declaration", version.declaration_id]
    found += [reverse("translations:sheet", args=[*translated, code]) for code in ("ar", "fr")]
    found += [reverse("translations:dashboard"), reverse("translations:mail")]
    return found


def test_the_lists_and_forms_of_the_admin_load_without_complaint(
    watch, sign_in, version, staff, rf
):
    sign_in(watch)
    request = rf.get("/")
    request.user = staff
    addresses = forms(request)
    for address in addresses:
        watch.visit(address)
    assert (len(addresses) > 60, watch.complaints) == (True, [])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_other_pages_of_the_admin_load_without_complaint(watch, sign_in, version, language):
    sign_in(watch)
    watch.visit(reverse("admin:login"))
    watch.page.select_option("#staff-language", language)
    follow(watch.page.locator(".staff-language button"))
    watch.page.wait_for_selector(f"html[lang={language}]")
    for address in pages_of_admin(version):
        watch.visit(address)
    assert watch.complaints == []


def test_signing_in_and_a_wrong_password_load_without_complaint(watch, site, staff):
    page = watch.visit(reverse("admin:login"))
    page.fill("#id_username", "staff")
    page.fill("#id_password", "a wrong word")
    watch.expected_status = 422
    follow(page.locator("input[type=submit]"))
    page.wait_for_selector(".error-summary")
    assert watch.complaints == []


# In French and in Arabic test_reflow looks at the same pages more closely.
@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_no_public_page_complains_or_scrolls_sideways(open_watch, site, language):
    add_rows()
    longest()
    watch = open_watch(viewport={"width": 320, "height": 700}, locale=language)
    wide = {}
    for name, (path, status) in PAGES.items():
        page = watch.visit(f"/{language}/{path}", status)
        wide[name] = page.evaluate(WIDER)
    assert {name: found for name, found in wide.items() if found} == {}
