"""Load the starter data of every subject; what is already there stays as it is."""

from django.core.management.base import BaseCommand
from django.db import transaction

from cities import starter as cities
from declarations import starter as declarations
from meetings import starter as meetings
from meetings.programme import starter as programmes
from translations import actions
from translations import starter as glossary


class Command(BaseCommand):
    """Run by ``make serve`` and at a first deploy; running it again changes nothing."""

    help = "Load cities, meetings, programme and declaration of 2018, terms; again: no change."

    @transaction.atomic
    def handle(self, *args, **options):
        with actions.together(trust=True):
            for subject in (cities, meetings, programmes, declarations, glossary):
                self.stdout.write(subject.load())
        actions.reconcile()
