"""The public pages of cities: the list of members, and one city."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cities import figures as network
from cities import mapping
from cities.forms import CityFilterForm
from cities.linked_data import city_head, figures_head, list_head, map_head
from cities.listing import Filters, matching, rows_of
from cities.membership import present
from cities.models import City, Cohort, CreativeField, Designation
from cities.shapes import all_shapes
from uccn.lib.paging import asked_page, path_of
from uccn.lib.public_page import public_page

# A list of fewer than twice as many stands on one page.
PER_PAGE = 250


@public_page("field", "country", "region", "year", "page")
@require_safe
def city_list(request):
    """The cities, filtered by what the address says, page by page where they are many."""
    rows = rows_of(City.objects.for_list())
    filters = Filters.of(request.GET)
    page = asked_page(request, matching(rows, filters), PER_PAGE)
    context = {
        "rows": page.object_list,
        "page": page,
        "canonical_path": path_of(request, page),
        "filters": filters,
        "form": CityFilterForm(rows, filters),
        "listed": sum(row.is_member for row in rows),
        "cohort": Cohort.objects.latest_total(),
        "head": list_head(len(rows)),
    }
    return TemplateResponse(request, "cities/city_list.html", context)


@public_page("field", "country", "region", "year", "area", "page")
@require_safe
def city_map(request):
    """The cities that the address asks for on a map, and the same in a table, page by page."""
    rows = rows_of(City.objects.for_map())
    filters, area = Filters.of(request.GET), mapping.area_of(request.GET)
    shown = mapping.within(matching(rows, filters), area)
    page = asked_page(request, shown, PER_PAGE)
    context = {
        "rows": page.object_list,
        "page": page,
        "canonical_path": path_of(request, page),
        "head": map_head(len(shown)),
        "map": mapping.city_map(shown, filters, area),
        "area": area,
        "areas": mapping.AREAS,
        "filters": filters,
        "form": CityFilterForm(rows, filters, page="cities:map", area=area.key if area else ""),
        "fields": CreativeField.objects.named(),
        "shapes": all_shapes(),
        "listed": sum(row.is_member for row in rows),
        "cohort": Cohort.objects.latest_total(),
    }
    return TemplateResponse(request, "cities/city_map.html", context)


@public_page()
@require_safe
def figures(request):
    """The network in numbers: charts, each with its table."""
    counted = network.counted(Designation.objects.for_figures())
    cohorts = list(Cohort.objects.all())
    context = {
        "figures": network.figures(counted, cohorts),
        "head": figures_head(),
        "listed": counted.members,
        "cohort": cohorts[-1] if cohorts else None,
    }
    return TemplateResponse(request, "cities/figures.html", context)


@public_page()
@require_safe
def city_detail(request, slug: str):
    """One city, with its designations; other subjects add theirs in the template."""
    city = get_object_or_404(City.objects.for_detail(), slug=slug)
    designations = list(city.designations.all())
    context = {"city": city, "designations": designations, "present": present(designations)}
    context["locator"] = mapping.locator(city)
    context["head"] = city_head(city, designations)
    return TemplateResponse(request, "cities/city_detail.html", context)
