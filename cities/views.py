"""The public pages of cities: the list of members, and one city."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cities.forms import CityFilterForm
from cities.listing import Filters, matching, rows_of
from cities.membership import present
from cities.models import City, Cohort
from uccn.lib.public_page import public_page


@public_page("field", "country", "year")
@require_safe
def city_list(request):
    """All cities on one page, filtered by what the address says."""
    rows = rows_of(City.objects.for_list())
    filters = Filters.of(request.GET)
    context = {
        "rows": matching(rows, filters),
        "filters": filters,
        "form": CityFilterForm(rows, filters),
        "listed": sum(row.is_member for row in rows),
        "cohort": Cohort.objects.latest_total(),
    }
    return TemplateResponse(request, "cities/city_list.html", context)


@public_page()
@require_safe
def city_detail(request, slug: str):
    """One city, with its designations; other subjects add theirs in the template."""
    city = get_object_or_404(City.objects.for_detail(), slug=slug)
    designations = list(city.designations.all())
    context = {"city": city, "designations": designations, "present": present(designations)}
    return TemplateResponse(request, "cities/city_detail.html", context)
