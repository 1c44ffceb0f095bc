"""Two people who save at the same moment what only one can have: the other is told, in the form."""

from django.db import IntegrityError


class SecondLook:
    """A ModelAdmin whose form is looked at once more when somebody was faster.

    The first time wrote nothing; the second finds what is there by now and says so beside its
    field. What ``overtaken`` names and is raised again is raised.
    """

    overtaken: tuple[type[Exception], ...] = (IntegrityError,)

    def changeform_view(self, request, *args, **kwargs):
        """The form, at most twice."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except self.overtaken:
            for _name, files in request.FILES.lists():
                for file in files:
                    file.seek(0)
            return super().changeform_view(request, *args, **kwargs)
