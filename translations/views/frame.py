"""What every page of the desk has: who may see it, and the admin's frame around it."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from translations.permissions import may_use_desk


def desk_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a view: staff sign in first, and hold at least one of the desk's permissions."""

    @wraps(view)
    def _guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_use_desk(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return admin.site.admin_view(_guarded)


def show(request: HttpRequest, template: str, context: dict, *, status: int = 200) -> HttpResponse:
    """A page of the desk; its site navigation is the admin's own."""
    frame = {**admin.site.each_context(request), "is_nav_sidebar_enabled": False}
    return render(request, f"translations/{template}.html", frame | context, status=status)
