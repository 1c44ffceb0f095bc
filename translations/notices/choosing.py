"""Which kinds of mail a person wants; all, until he or she says otherwise."""

from collections.abc import Collection

from django.db import transaction

from translations.models import Notice, NoticeRefusal


def wanted(person) -> list[str]:
    """The kinds that the person did not switch off."""
    refused = set(NoticeRefusal.objects.filter(person=person).values_list("kind", flat=True))
    return [kind for kind in Notice.Kind.values if kind not in refused]


@transaction.atomic
def choose(person, kinds: Collection[str]) -> None:
    """Send the person these kinds and no others."""
    NoticeRefusal.objects.filter(person=person, kind__in=kinds).delete()
    NoticeRefusal.objects.bulk_create(
        [NoticeRefusal(person=person, kind=k) for k in Notice.Kind.values if k not in kinds],
        ignore_conflicts=True,
    )
