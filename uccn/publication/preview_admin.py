"""The page on which staff make and revoke links to a draft."""

import datetime as dt

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop, override
from django.utils.translation import gettext as _

from uccn.lib import languages
from uccn.publication.forms import PreviewLinkForm
from uccn.publication.models import PreviewLink


class PreviewLinksAdmin(admin.ModelAdmin):
    """A ModelAdmin whose objects can be shown to people without an account."""

    change_form_template = "admin/publication/change_form.html"

    def preview_subject(self, obj):
        """The object on which the links hang: whose page they open."""
        return obj

    def preview_language(self, obj) -> str:
        """The language of the page that the links open."""
        return get_language()

    def get_urls(self):
        """The page of the links, before the admin's own addresses."""
        return [self._page("preview-links", self.preview_links_view), *super().get_urls()]

    def _page(self, name: str, view):
        """The address of a page about one object: …/12/publish/."""
        wrapped = self.admin_site.admin_view(view)
        return path(f"<path:object_id>/{name}/", wrapped, name=self._name(name))

    def _name(self, page: str) -> str:
        """The name of such an address: "meetings_annualmeeting_publish"."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page.replace('-', '_')}"

    def page_url(self, page: str, obj) -> str:
        """Where a page about the object is."""
        return reverse(f"admin:{self._name(page)}", args=[obj.pk])

    def view_on_site(self, obj) -> str:
        """Its public page; staff see a draft there, under a banner."""
        language = self.preview_language(obj)
        public = languages.public_codes()
        with override(language if language in public else public[0]):
            return self.preview_subject(obj).get_absolute_url()

    def tools(self, request, obj) -> list[tuple[str, str]]:
        """The buttons over the change form: label and address."""
        if not request.user.has_perm("publication.view_previewlink"):
            return []
        return [(_("Preview links"), self.page_url("preview-links", obj))]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form, with the buttons."""
        context["publication_tools"] = self.tools(request, obj) if obj else []
        return super().render_change_form(request, context, add, change, form_url, obj)

    @transaction.atomic
    def preview_links_view(self, request, object_id):
        """List the links of an object; make one; revoke one."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        may_see = request.user.has_perm("publication.view_previewlink")
        if not (may_see and self.has_view_permission(request, obj)):
            raise PermissionDenied
        form = PreviewLinkForm(request.POST if "make" in request.POST else None)
        if request.method == "POST" and self._is_granted(request, obj, form):
            return HttpResponseRedirect(request.path)
        context = self.page_context(request, obj, _("Preview links"), form=form)
        context["links"] = self._links(request, obj)
        return TemplateResponse(request, "admin/publication/preview_links.html", context)

    def _is_granted(self, request, obj, form) -> bool:
        """Whether the person's wish, a new link or one less, was granted."""
        if "revoke" in request.POST:
            return self._revoke(request, obj, request.POST["revoke"])
        if not request.user.has_perm("publication.add_previewlink"):
            raise PermissionDenied
        if not form.is_valid():
            return False
        PreviewLink.objects.create(
            subject=self.preview_subject(obj),
            note=form.cleaned_data["note"],
            created_by=request.user,
            expires_at=timezone.now() + dt.timedelta(days=form.cleaned_data["days"]),
        )
        self.log_change(request, obj, gettext_noop("Made a preview link."))
        messages.success(request, _("The link is made. Copy it from the list."))
        return True

    def _revoke(self, request, obj, key: str) -> bool:
        """Close a link of this object for good."""
        if not request.user.has_perm("publication.change_previewlink"):
            raise PermissionDenied
        links = PreviewLink.of(self.preview_subject(obj)).filter(revoked_at=None)
        if key.isdecimal() and links.filter(pk=key).update(revoked_at=timezone.now()):
            self.log_change(request, obj, gettext_noop("Revoked a preview link."))
            messages.success(request, _("The link no longer works."))
        return True

    def _links(self, request, obj) -> list[dict]:
        """Every link with its full address, newest first."""
        address = request.build_absolute_uri(self.view_on_site(obj))
        links = PreviewLink.of(self.preview_subject(obj)).select_related("created_by")
        return [
            {"link": link, "url": f"{address}?preview={link.token}", "is_open": link.is_open()}
            for link in links.order_by("-pk")
        ]

    def page_context(self, request, obj, title: str, **more) -> dict:
        """What the admin's frame needs around a page about an object."""
        context = {"opts": self.opts, "original": obj, "title": title, "subtitle": str(obj)}
        return self.admin_site.each_context(request) | context | {"media": self.media} | more
