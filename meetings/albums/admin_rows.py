"""The pictures of an album as rows of one form: each saves what was changed in it, all or none."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.albums.admin_forms import WordsForm, words_form
from meetings.albums.models import Album, Picture
from translations.actions import Conflict


class WordsRows:
    """The rows of some pictures; bound to what was sent, if anything.

    Which pictures were sent is named by ``row``, so that one is found that has words meanwhile.
    """

    def __init__(self, *, album: Album, language: str, person, data=None):
        self.album, self.language, self.data = album, language, data
        self._form = words_form(language, person)
        self.forms: list[WordsForm] = [self._row(picture) for picture in self._sent()]

    def pictures(self, is_all: bool):
        """The album's pictures, or those alone that nothing describes; withdrawn ones aside."""
        found = self.album.pictures.filter(withdrawn_at=None).in_order()
        return found if is_all else found.without_words()

    def show(self, pictures) -> None:
        """Make a row of each picture, where nothing was sent."""
        if self.data is None:
            self.forms = [self._row(picture) for picture in pictures]

    def _sent(self) -> list[Picture]:
        """The pictures that were sent; they wait for others who save them."""
        if self.data is None:
            return []
        keys = [int(key) for key in self.data.getlist("row") if key.isdecimal() and len(key) < 10]
        rows = self.album.pictures.filter(pk__in=keys).in_order()
        return list(rows.select_for_update(of=("self",)).select_related("album__meeting"))

    def _row(self, picture: Picture) -> WordsForm:
        """The form of a row."""
        picture.album = self.album
        return self._form(self.data, instance=picture, prefix=f"p{picture.pk}")

    def is_valid(self) -> bool:
        """Whether everything can be saved as it was sent."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return not wrong

    def save(self, request) -> bool:
        """Write every row as the picture's own form would; False where a draft came meanwhile."""
        desk, saved = admin.site.get_model_admin(Picture), 0
        try:
            with transaction.atomic():
                for form in self.forms:
                    if form.changed_data or form.handed_over:
                        desk.save_model(request, form.instance, form, True)
                        log = desk.construct_change_message(request, form, [])
                        desk.log_change(request, form.instance, log)
                        saved += 1
        except (Conflict, ValidationError) as error:
            told = error.messages if isinstance(error, ValidationError) else [str(error)]
            form.add_error(None, " ".join(told))
            return False
        _tell(request, saved)
        return True


def _tell(request, saved: int) -> None:
    """Say how many pictures were saved."""
    if not saved:
        messages.info(request, _("Nothing was changed."))
        return
    told = ngettext("%(number)s picture is saved.", "%(number)s pictures are saved.", saved)
    messages.success(request, told % {"number": saved})
