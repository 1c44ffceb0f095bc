"""The glossary: what a notion is called in each language, and what it must not be called."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from uccn.lib import languages
from uccn.lib.cleaning import CleanCharField, CleanTextField

# Before a form that is accepted in a translation, but too general to be the term in a source.
ACCEPTED_ONLY = "~"


class Term(models.Model):
    """A notion that has one name in each language."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("A short name in Latin letters, for files: creative_city."),
    )
    group = CleanCharField(
        _("group"),
        max_length=40,
        blank=True,
        help_text=_("Terms of one group stand together in the list."),
    )
    authority = CleanCharField(
        _("source of authority"),
        max_length=300,
        blank=True,
        help_text=_("Who says so: a UNESCO document, a UN term base, with its reference."),
    )
    note = CleanTextField(_("note for translators"), blank=True)
    do_not_translate = models.BooleanField(
        _("do not translate"),
        default=False,
        help_text=_("It is written in every language as in the source."),
    )
    case_sensitive = models.BooleanField(
        _("capitals matter"),
        default=False,
        help_text=_("Only words with the same capitals are this term: “ODD”, but not “odd”."),
    )
    is_active = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_(
            "Terms are not deleted. One that is not in use stays in this list, but it is not "
            "marked in texts and nothing is checked for it."
        ),
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["group", "key"]

    def __str__(self) -> str:
        return self.key


def lines(text: str) -> list[str]:
    """The forms in a field that holds one form a line."""
    return [form for line in text.splitlines() if (form := " ".join(line.split()))]


def accepted(text: str) -> list[str]:
    """The forms that are right in a translation."""
    return [form.removeprefix(ACCEPTED_ONLY).strip() for form in lines(text)]


def marked(text: str) -> list[str]:
    """The forms that are the term wherever a source has them."""
    return [form for form in lines(text) if not form.startswith(ACCEPTED_ONLY)]


class TermText(models.Model):
    """A term in one language: the name to use, others that are right, and those that are not."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="texts", verbose_name=_("term"))
    language = models.CharField(_("language"), max_length=20)
    preferred = CleanCharField(
        _("preferred"),
        max_length=300,
        help_text=_("The form to use, as it would stand in a dictionary."),
    )
    allowed = CleanTextField(
        _("also right"),
        blank=True,
        help_text=_(
            "One form a line: abbreviations, plurals, other cases. A line that begins with ~ "
            "is accepted in a translation, but not marked as the term in a source."
        ),
    )
    forbidden = CleanTextField(
        _("not to be used"),
        blank=True,
        help_text=_("One form a line. Translators are warned of these."),
    )
    is_attested = models.BooleanField(
        _("attested"),
        default=False,
        help_text=_("Found in an official text; otherwise it is to be confirmed."),
    )

    class Meta:
        verbose_name = _("term in a language")
        verbose_name_plural = _("terms in the languages")
        constraints = [
            models.UniqueConstraint(fields=["term", "language"], name="term_text_identity"),
        ]
        indexes = [models.Index(fields=["language"], name="term_text_language")]

    def __str__(self) -> str:
        return f"{self.preferred} ({languages.name_in(self.language)})"

    def clean(self):
        super().clean()
        fold = str if self.term.case_sensitive else str.casefold
        right = {fold(form) for form in [*lines(self.preferred), *accepted(self.allowed)]}
        both = [form for form in lines(self.forbidden) if fold(form) in right]
        if both:
            message = _(
                "“%(form)s” is among the forms that are right and among those not to be used. "
                "Take it out of one of the two."
            )
            error = ValidationError(message, code="right_and_wrong", params={"form": both[0]})
            raise ValidationError({"forbidden": error})
