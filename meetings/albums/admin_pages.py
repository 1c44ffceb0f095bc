"""The pages of an album on which pictures are added, many at once, and then described."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from meetings.albums.actions import Received, add_pictures
from meetings.albums.admin_forms import UploadForm
from meetings.albums.admin_rows import WordsRows
from meetings.albums.models import Album
from uccn.lib import languages
from uccn.publication.admin import PublicationAdmin

# What the log says.
ADDED = gettext_noop("Pictures were added.")
# Of pictures that are not drawn yet.
LATER = gettext_lazy("The larger sizes follow within minutes; until then pages show a small one.")
# A page of rows stays below the number of fields that a form may send.
ON_A_PAGE = 20


class AlbumPages(PublicationAdmin):
    """For the admin of albums: two more pages about each."""

    def get_urls(self):
        """The pages, before the admin's own addresses."""
        pages = [self._page("upload", self.upload_view), self._page("words", self.words_view)]
        return [*pages, *super().get_urls()]

    def tools(self, request, obj) -> list[tuple[str, str]]:
        """The ways to add pictures and to describe them."""
        tools = super().tools(request, obj)
        if request.user.has_perm("albums.change_picture"):
            tools = [(_("Describe pictures"), self.page_url("words", obj)), *tools]
        if request.user.has_perm("albums.add_picture"):
            tools = [(_("Add pictures"), self.page_url("upload", obj)), *tools]
        return tools

    def upload_view(self, request, object_id):
        """Take files in; go on to describe what is new, or say why nothing was taken."""
        album = self._album(request, object_id, "albums.add_picture")
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            facts = {name: form.cleaned_data[name] for name in ("credit", "licence", "taken_on")}
            files = form.cleaned_data["pictures"]
            received = add_pictures(album=album, files=files, by=request.user, **facts)
            if received.made:
                self._tell(request, album, received)
                return HttpResponseRedirect(self.page_url("words", album))
            for name, reason in received.refused:
                form.add_error("pictures", f"{name}: {reason}")
        context = self.page_context(request, album, _("Add pictures"), form=form)
        context["back"] = self.after_publication_url(album)
        return _answer(request, "upload", context, is_wrong=form.is_bound)

    def _tell(self, request, album: Album, received: Received) -> None:
        """Log what came, say it, and name each file that was not taken."""
        self.log_change(request, album, ADDED)
        number = len(received.made)
        taken = ngettext(
            "%(number)s picture is in the album now, as a draft.",
            "%(number)s pictures are in the album now, as drafts.",
            number,
        )
        messages.success(request, taken % {"number": number})
        messages.info(request, LATER)
        for name, reason in received.refused:
            messages.error(request, f"{name}: {reason}")
        for name, title in received.elsewhere:
            told = _("%(name)s is in another album of this meeting too: %(album)s.")
            messages.info(request, told % {"name": name, "album": title})

    def words_view(self, request, object_id):
        """Say what each picture shows; save, or save and publish what is complete."""
        album = self._album(request, object_id, "albums.change_picture")
        language = request.GET.get("language", "")
        language = language if language in languages.codes() else languages.current()
        options = {"album": album, "language": language, "person": request.user}
        if request.method == "POST":
            with transaction.atomic():
                rows = WordsRows(data=request.POST, **options)
                done = rows.save(request) if rows.is_valid() else False
            if done:
                self._publish_complete(request, album)
                return HttpResponseRedirect(request.get_full_path())
            return self._words(request, rows)
        return self._words(request, WordsRows(**options))

    def _publish_complete(self, request, album: Album) -> None:
        """Publish what has words, where the person asked for it and the album is public."""
        if "publish" not in request.POST or not self._may_publish_more(request, album):
            return
        number = album.publish_pictures()
        told = ngettext(
            "%(number)s picture is public now.", "%(number)s pictures are public now.", number
        )
        messages.success(request, told % {"number": number})

    def _may_publish_more(self, request, album: Album) -> bool:
        """Whether the person may make more pictures public, of an album that is."""
        return album.is_public and self.may_publish(request, album)

    def _words(self, request, rows: WordsRows):
        """The page of rows: those without words, or all, a page at a time."""
        is_all = "all" in request.GET
        pages = Paginator(rows.pictures(is_all), ON_A_PAGE)
        page = pages.get_page(request.GET.get("page"))
        rows.show(page.object_list)
        context = self.page_context(request, rows.album, _("Describe pictures"), rows=rows)
        context |= {
            "page": page,
            "is_all": is_all,
            "may_publish": self._may_publish_more(request, rows.album),
            "tongues": [(c, languages.own_name(c), c == rows.language) for c in languages.codes()],
            "back": self.after_publication_url(rows.album),
        }
        return _answer(request, "words", context, is_wrong=rows.data is not None)

    def _album(self, request, object_id: str, permission: str) -> Album:
        """The album, for who may change it; else the request is refused."""
        album = self.get_object(request, unquote(object_id))
        if album is None or not self.has_change_permission(request, album):
            raise PermissionDenied
        if not request.user.has_perm(permission):
            raise PermissionDenied
        return album


def _answer(request, name: str, context: dict, *, is_wrong: bool):
    """A page in the admin's frame; 422 when something has to be put right."""
    context["is_wrong"] = is_wrong
    template = f"admin/albums/{name}.html"
    return TemplateResponse(request, template, context, status=422 if is_wrong else 200)
