"""Give the versions that were made before the facts of their meeting as it is now."""

from django.conf import settings
from django.db import migrations
from django.db.models import QuerySet

from uccn.lib import append_only


def fill(apps, schema_editor):
    """Write each version's facts once, with the triggers away for as long as that takes."""
    using = schema_editor.connection.alias
    versions = QuerySet(apps.get_model("declarations", "Version"), using=using)
    if not versions.exists():
        return
    append_only.remove(using)
    for version in versions.select_related("declaration__meeting"):
        versions.filter(pk=version.pk).update(facts=_facts(apps, using, version.declaration))
    append_only.install(using)


def _facts(apps, using, declaration):
    """What ``declarations.facts.facts_of`` made when this migration was written."""
    meeting = declaration.meeting
    hosts = apps.get_model("meetings", "Host").objects.using(using)
    rows = hosts.filter(meeting=meeting, role="host").select_related("city", "place")
    sites = [host.city or host.place for host in rows.order_by("position", "pk")]
    return {
        "kind": declaration.kind,
        "original_language": declaration.original_language,
        "adopted_on": declaration.adopted_on and declaration.adopted_on.isoformat(),
        "meeting": {
            "edition": meeting.edition,
            "kind": meeting.kind,
            "year": meeting.year,
            "start": meeting.start and meeting.start.isoformat(),
            "end": meeting.end and meeting.end.isoformat(),
            "brand": meeting.brand,
            "accent": meeting.accent,
            "theme": _texts(meeting, "theme"),
            "hosts": [{"name": _texts(site, "name"), "country": site.country} for site in sites],
        },
    }


def _texts(row, field):
    """A field in the languages that have it."""
    columns = {code: f"{field}_{code.replace('-', '_')}" for code, _name in settings.LANGUAGES}
    found = {code: getattr(row, name, None) for code, name in columns.items()}
    return {code: text for code, text in found.items() if text}


class Migration(migrations.Migration):
    dependencies = [
        ("declarations", "0007_facts_of_versions"),
        ("meetings", "0001_initial"),
        ("cities", "0001_initial"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
