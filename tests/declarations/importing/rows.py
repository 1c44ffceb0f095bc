"""Everything that is stored of declarations, column by column, without fallbacks."""

from declarations.models import Declaration, LanguageVersion, Paragraph


def stored(*tables):
    """The rows of the tables (of all three by default), each as its columns."""
    return [
        [
            {field.attname: row.__dict__[field.attname] for field in table._meta.concrete_fields}
            for row in table.objects.order_by("pk")
        ]
        for table in tables or (Declaration, LanguageVersion, Paragraph)
    ]
