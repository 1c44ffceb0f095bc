"""What ``manage.py check --deploy`` looks at: whether pictures of links can be drawn."""

from django.core.checks import Error, register

from uccn.lib.later import later

features = later("PIL.features")


@register("pictures", deploy=True)
def letters_are_shaped(**kwargs) -> list[Error]:
    """Whether Pillow finds FriBiDi, which its wheels leave to the machine."""
    if features.check("raqm"):
        return []
    return [
        Error(
            "FriBiDi is not on this machine: without it no picture of a link is drawn.",
            hint="On Debian: apt install libfribidi0.",
            id="uccn.E004",
        )
    ]
