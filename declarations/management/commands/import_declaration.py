"""Import a declaration from a file."""

from django.core.management.base import BaseCommand, CommandError

from declarations.importing import ImportProblem, import_text
from declarations.importing.reading import read_file


class Command(BaseCommand):
    """Run by hand for a text that was found; what it writes stays a draft."""

    help = "Import a declaration in one language from a file. Publishes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="Word (.docx), PDF, HTML, Markdown or plain text in UTF-8")
        parser.add_argument("--language", required=True, help="fr, zh-hans…")
        parser.add_argument("--meeting", help="2018/krakow-katowice; else found in the text")
        parser.add_argument("--label", default="", help="original, official, unofficial…")
        parser.add_argument("--made-here", action="store_true", help="a translation of our own")
        parser.add_argument("--replace", action="store_true", help="replace texts stored already")
        parser.add_argument("--dry-run", action="store_true", help="say what it would do, no more")

    def handle(self, *args, **options):
        try:
            report = import_text(
                read_file(options["file"]),
                language=options["language"],
                meeting=options["meeting"],
                label=options["label"],
                made_here=options["made_here"],
                dry_run=options["dry_run"],
                replace=options["replace"],
            )
        except ImportProblem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write("\n".join(report.lines()))
