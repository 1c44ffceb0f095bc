"""Questions about declarations, their language versions and paragraphs."""

import datetime as dt
from itertools import chain, count

from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from uccn.lib.append_only import AppendOnlyQuerySet
from uccn.lib.languages import attribute, codes, column, columns
from uccn.publication.models import PublishableQuerySet


class LanguageVersionQuerySet(PublishableQuerySet):
    """Questions about language versions; ``published`` comes with the publication."""

    def readable(self, at: dt.datetime | None = None):
        """What readers see: published, and part of a version where the text is adopted.

        With ``recorded_title``.
        """
        declaration = self.model._meta.get_field("declaration").related_model
        adopted = Q(declaration__stage=declaration.Stage.ADOPTED, recorded_title=None)
        return self.published(at).with_recorded_title().exclude(adopted)

    def with_recorded_title(self):
        """With the newest version's title as ``recorded_title``, None where no version has it."""
        declaration = self.model._meta.get_field("declaration").related_model
        numbered = declaration._meta.get_field("numbered").related_model
        texts = numbered._meta.get_field("texts").related_model.objects
        titles = texts.newest_of("declaration", "language").values("title")[:1]
        return self.annotate(recorded_title=Subquery(titles))


class VersionTextQuerySet(AppendOnlyQuerySet):
    """Questions about numbered versions, language by language."""

    def of_declaration(self, pk: int):
        """Every language of every version, oldest first, without the texts."""
        rows = self.filter(version__declaration=pk).select_related("version")
        return rows.defer("canonical").order_by("version__number", "pk")

    def with_texts(self, languages: list[str], number: int | None = None):
        """With ``text_shown``: the text, in these languages of a version (newest); else ''."""
        newest = self.model._meta.get_field("version").related_model.objects.filter(
            declaration=OuterRef("version__declaration")
        ).order_by("-number")  # fmt: skip
        wanted = number or Subquery(newest.values("number")[:1])
        shown = models.When(version__number=wanted, language__in=languages, then="canonical")
        text = models.Case(shown, default=models.Value(""), output_field=models.TextField())
        return self.annotate(text_shown=text)

    def with_new_texts(self, languages: list[str]):
        """With ``text_shown``: in these languages the text, in the version that brought it."""
        shown = models.When(since=F("version__number"), language__in=languages, then="canonical")
        text = models.Case(shown, default=models.Value(""), output_field=models.TextField())
        return self.annotate(text_shown=text)

    def newest_of_all(self, declarations: list[int]):
        """Every language of these declarations' newest versions, without the texts."""
        version = self.model._meta.get_field("version").related_model.objects
        newest = version.filter(declaration=OuterRef("version__declaration")).order_by("-number")
        rows = self.filter(
            version__declaration__in=declarations,
            version__number=Subquery(newest.values("number")[:1]),
        )
        return rows.select_related("version").defer("canonical").order_by("pk")

    def newest_of(self, declaration: str, language: str):
        """For a subquery by the outer query's columns: a language's texts, newest version first."""
        rows = self.filter(version__declaration=OuterRef(declaration), language=OuterRef(language))
        return rows.order_by("-version__number")

    def newest_of_any(self, declaration: str):
        """The same in whatever language comes first: they all have the same paragraphs."""
        rows = self.filter(version__declaration=OuterRef(declaration))
        return rows.order_by("-version__number", "pk")


class _ParagraphsIn(models.Func):
    """How many paragraphs the text of a version has, counted by the database."""

    output_field = models.IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        """SQLite reads JSON from text."""
        template = "json_array_length(%(expressions)s, '$.paragraphs')"
        return super().as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler, connection, **context):
        """PostgreSQL reads it once it knows that it is JSON."""
        template = "jsonb_array_length((%(expressions)s)::jsonb -> 'paragraphs')"
        return super().as_sql(compiler, connection, template=template, **context)


class ParagraphQuerySet(models.QuerySet):
    """Questions about paragraphs."""

    def in_languages(self, languages: list[str]):
        """In order, reading the text in those languages and no others."""
        return self.only("declaration_id", "key", "position", *columns(["body"], languages))

    def with_filled(self):
        """With ``filled_<language>`` for every language, without reading the texts."""
        return self.annotate(
            **{
                attribute("filled", code): models.Case(
                    models.When(**{f"{column('body', code)}__gt": ""}, then=True),
                    default=False,
                    output_field=models.BooleanField(),
                )
                for code in codes()
            }
        )

    def filled(self) -> dict[str, int]:
        """How many have a text, by language, in one query."""
        counts = {
            attribute("filled", code): Count("pk", filter=Q(**{f"{column('body', code)}__gt": ""}))
            for code in codes()
        }
        found = self.order_by().aggregate(**counts)
        return {code: found[attribute("filled", code)] for code in codes()}


class DeclarationQuerySet(models.QuerySet):
    """Questions about declarations."""

    def published(self, at: dt.datetime | None = None):
        """With at least one public language version, at a meeting that is public."""
        at = at or timezone.now()
        public = self.model._meta.get_field("versions").related_model.objects.readable(at)
        return self.filter(
            meeting__published_at__lte=at,
            meeting__withdrawn_at=None,
            pk__in=public.values("declaration_id"),
        )

    def with_public_versions(self, at: dt.datetime | None = None):
        """With the public language versions of each as ``public_versions``."""
        version = self.model._meta.get_field("versions").related_model
        public = version.objects.readable(at).defer("masthead", "header_line", "source", "rights")
        return self.prefetch_related(
            Prefetch("versions", queryset=public, to_attr="public_versions")
        )

    def for_links(self):
        """With what a link to it needs, newest meeting first. Runs two queries."""
        meeting = [f"meeting__{name}" for name in ("edition", "kind", "year", "slug")]
        titles = columns(["title"], codes())
        own = ["meeting_id", "slug", "kind", "stage", "original_language", "adopted_on"]
        links = self.select_related("meeting").only(*own, *titles, *meeting)
        return (
            links.with_paragraph_count().with_public_versions().order_by("-meeting__edition", "pk")
        )

    def for_list(self):
        """As links, each with its meeting's hosts and dates. Runs at most six queries."""
        meeting = self.model._meta.get_field("meeting").related_model
        brief = meeting.objects.in_brief()
        links = self.with_paragraph_count().with_public_versions()
        return links.prefetch_related(Prefetch("meeting", queryset=brief)).order_by(
            "-meeting__edition", "pk"
        )

    def for_news(self):
        """With titles, and since when the meeting is public. Two queries."""
        own = ["meeting_id", "slug", "kind", "stage", "original_language"]
        listed = self.only(*own, *columns(["title"], codes())).with_public_versions()
        dated = listed.annotate(meeting_since=F("meeting__published_at"))
        return dated.order_by("-meeting__edition", "pk")

    def for_data(self):
        """With its meeting's number and address, and all that is said of its public versions.

        Newest meeting first. Runs two queries.
        """
        version = self.model._meta.get_field("versions").related_model
        public = version.objects.readable().defer("masthead", "header_line").order_by("pk")
        days = ["endorsed_on", "adopted_on", "signed_on"]
        own = ["meeting_id", "slug", "kind", "stage", "original_language", *days]
        meeting = [f"meeting__{name}" for name in ("edition", "year", "slug")]
        rows = self.select_related("meeting").only(*own, *columns(["title"], codes()), *meeting)
        said = Prefetch("versions", queryset=public, to_attr="public_versions")
        return rows.prefetch_related(said).order_by("-meeting__edition", "pk")

    def readable_in(self, language: str):
        """Those with a public version in a language."""
        version = self.model._meta.get_field("versions").related_model
        rows = version.objects.readable().filter(language=language).order_by()
        return self.filter(pk__in=rows.values("declaration_id"))

    def for_page(self):
        """With the meeting as its masthead shows it, every language version and its record."""
        meeting = self.model._meta.get_field("meeting").related_model
        version = self.model._meta.get_field("versions").related_model
        return self.prefetch_related(
            Prefetch("meeting", queryset=meeting.objects.in_brief()),
            Prefetch("versions", queryset=version.objects.with_recorded_title()),
        )

    def named_by(self, key: str):
        """The declaration whose number a form or address gives; None for anything else."""
        is_number = key.isascii() and key.isdecimal() and len(key) <= 10
        return self.filter(pk=key).first() if is_number else None

    def free_slug(self, slug: str, meeting) -> str:
        """The slug, or one made from it and the edition, that no other document of the year has."""
        taken = set(self.filter(meeting__year=meeting.year).values_list("slug", flat=True))
        limit = self.model._meta.get_field("slug").max_length
        endings = chain([""], (f"-{number}" for number in count(meeting.edition)))
        tries = (slug[: limit - len(ending)] + ending for ending in endings)
        return next(found for found in tries if found not in taken)

    def with_paragraph_count(self):
        """With how many paragraphs readers see, as ``paragraph_count``.

        Of an adopted text they are those of its newest version.
        """
        paragraph = self.model._meta.get_field("paragraphs").related_model
        numbered = self.model._meta.get_field("numbered").related_model
        standing = paragraph.objects.filter(declaration=OuterRef("pk")).order_by()
        counts = standing.values("declaration").annotate(number=Count("pk")).values("number")
        texts = numbered._meta.get_field("texts").related_model.objects.newest_of_any("pk")
        recorded = texts.annotate(number=_ParagraphsIn("canonical")).values("number")[:1]
        adopted = models.When(stage=self.model.Stage.ADOPTED, then=Subquery(recorded))
        return self.annotate(paragraph_count=models.Case(adopted, default=Subquery(counts)))
