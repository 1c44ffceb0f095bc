"""The admin's addresses; importing them imports every app's ``admin``."""

from django.contrib.admin import autodiscover, site
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404
from django.urls import path

autodiscover()


@site.admin_view
def view_on_site(request, content_type_id: str, object_id: str):
    """Go to the page of something, for those to whom its own desk shows it.

    Django's own would lead every member of staff to the address of every draft.
    """
    is_number = content_type_id.isascii() and content_type_id.isdecimal()
    kind = ContentType.objects.filter(pk=content_type_id[:18]).first() if is_number else None
    desk = site._registry.get(kind.model_class()) if kind else None
    if desk is None or not desk.has_view_permission(request):
        raise Http404
    if desk.get_object(request, object_id) is None:
        raise Http404
    return shortcut(request, content_type_id, object_id)


_NAME = "view_on_site"
urlpatterns = [
    path("r/<path:content_type_id>/<path:object_id>/", view_on_site, name=_NAME),
    *(each for each in site.get_urls() if getattr(each, "name", "") != _NAME),
]
