"""A form of signing in as a page; who has to wait is told so in the answer's own words too."""

from django.shortcuts import render

from uccn.accounts.forms import seconds_to_wait


def form_page(request, template: str, context: dict):
    """The page with its form: 429 with how long where the form was sent too often."""
    seconds = seconds_to_wait(context["form"])
    if not seconds:
        return render(request, template, context)
    response = render(request, template, context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response
