"""What the record's templates say about texts."""

from django import template

from uccn.lib.redlines import redline

register = template.Library()
register.filter("marked", redline)
