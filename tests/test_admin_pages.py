"""Every page of the admin opens for staff, and carries no inline script or style."""

import datetime as dt
import re

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory, PlaceFactory
from tests.publication.conftest import signed_in
from uccn.publication.models import PreviewLink

# Attributes that a strict Content-Security-Policy refuses, and elements with code in them.
INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\ssrc=)[^>]*>""", re.I)


@pytest.fixture
def rows(db):
    """One object of everything that has pages, and a public language version."""
    meeting = AnnualMeetingFactory(public=True, unconfirmed=["the theme"])
    HostFactory(meeting=meeting)
    declaration = DeclarationFactory(meeting=meeting)
    ParagraphFactory(declaration=declaration)
    version = LanguageVersionFactory(declaration=declaration, public=True)
    later = timezone.now() + dt.timedelta(days=2)
    scheduled = LanguageVersionFactory(declaration=declaration, language="ar", published_at=later)
    return {
        "meetings_annualmeeting": meeting,
        "meetings_place": PlaceFactory(),
        "declarations_declaration": declaration,
        "declarations_paragraph": declaration.paragraphs.get(),
        "declarations_languageversion": scheduled,
        "public version": version,
    }


def addresses(rows) -> list[str]:
    """The pages of the admin that concern our subjects."""
    found = [reverse("admin:index"), reverse("admin:app_list", args=["meetings"])]
    found.append(reverse("admin:declarations_declaration_import"))
    for name, row in rows.items():
        if name == "public version":
            continue
        found += [reverse(f"admin:{name}_{page}") for page in ("changelist", "add")]
        pages = ("change", "delete", "history")
        found += [reverse(f"admin:{name}_{page}", args=[row.pk]) for page in pages]
    version = rows["declarations_languageversion"].pk
    for page in ("publish", "withdraw", "preview_links"):
        found.append(reverse(f"admin:declarations_languageversion_{page}", args=[version]))
    meeting = rows["meetings_annualmeeting"].pk
    for page in ("withdraw", "next_year"):
        found.append(reverse(f"admin:meetings_annualmeeting_{page}", args=[meeting]))
    return found


def test_no_page_of_the_admin_has_inline_code_or_style(rows):
    client = signed_in("Secretariat")
    PreviewLink.objects.create(subject=rows["declarations_declaration"], created_by=client.user)
    found = {}
    for address in addresses(rows):
        response = client.get(address, follow=True)
        if response.status_code == 403 and address.endswith("/delete/"):
            continue  # what was public cannot be deleted
        assert response.status_code == 200, address
        if inline := INLINE.findall(response.content.decode()):
            found[address] = inline
    assert found == {}


def test_the_pages_of_a_person_who_may_only_look_open_too(rows):
    client = signed_in("Translators – Arabic")
    for name in ("meetings_annualmeeting", "declarations_declaration", "declarations_paragraph"):
        address = reverse(f"admin:{name}_change", args=[rows[name].pk])
        assert client.get(address).status_code == 200, address


def test_the_admin_bears_the_sites_name_and_not_djangos(rows):
    page = signed_in("Secretariat").get(reverse("admin:index")).content.decode()
    assert "Annual meetings · staff" in page
    assert "Django administration" not in page


def test_in_arabic_the_admin_runs_from_right_to_left(rows):
    client = signed_in("Secretariat")
    client.post(reverse("accounts:language"), {"language": "ar"})
    page = client.get(reverse("admin:index")).content.decode()
    assert '<html lang="ar" dir="rtl">' in page


def test_an_arabic_field_says_its_language_and_direction(rows):
    meeting = rows["meetings_annualmeeting"]
    address = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    page = signed_in("Secretariat").get(address).content.decode()
    field = re.search(r'<input[^>]*name="theme_ar"[^>]*>', page)[0]
    assert 'lang="ar"' in field
    assert 'dir="rtl"' in field


def test_the_list_of_declarations_leads_to_the_import(rows):
    address = reverse("admin:declarations_declaration_changelist")
    link = f'href="{reverse("admin:declarations_declaration_import")}"'
    assert link in signed_in("Editors").get(address).content.decode()
    assert link not in signed_in("Translators – Arabic").get(address).content.decode()


def test_versions_and_paragraphs_are_not_on_the_index(rows):
    client = signed_in("Secretariat")
    response = client.get(reverse("admin:index"))
    apps = {app["app_label"]: app["models"] for app in response.context["app_list"]}
    assert [m["object_name"] for m in apps["declarations"]] == ["Declaration"]


def test_every_registered_model_of_ours_has_an_admin_of_ours():
    ours = {m._meta.label for m in admin.site._registry if m._meta.app_label == "declarations"}
    assert ours == {
        "declarations.Declaration",
        "declarations.LanguageVersion",
        "declarations.Paragraph",
        "declarations.SourceFile",
    }
