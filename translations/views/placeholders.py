"""Stands for the desk's pages of sheets and texts until they are there."""

from django.http import Http404


def nothing(request, **place):
    """There is no page yet."""
    raise Http404
