"""What the record of changes keeps of cities."""

from cities.models import City, Cohort, Contact, CreativeField, Designation
from uccn.lib.recorded import record

_PERSON = "It is about a person, who may ask us to erase it."

record(City, named=["name"])
record(CreativeField, named=["name"])
record(Designation, named=["city__name", "field__name"], of="city")
record(Cohort, named=["year"])
record(
    Contact,
    named=["city__name"],
    of="city",
    without=dict.fromkeys(["name", "office", "mail", "telephone"], _PERSON),
    is_restorable=False,
)
