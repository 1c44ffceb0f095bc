"""The address of the bare view, for ``make bench`` alone."""

from django.http import HttpResponse
from django.urls import path


def bare(request):
    """What every other page is compared with: a string."""
    return HttpResponse("Hello")


urlpatterns = [path("bare/", bare)]
