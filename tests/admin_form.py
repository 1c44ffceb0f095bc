"""A form of the admin as a browser would send it."""


def as_opened(response) -> dict[str, object]:
    """The values of the form on a page, and of its inlines, as the browser received them."""
    data = {}
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False and not hasattr(value, "storage"):
                data[bound.html_name] = bound.field.prepare_value(value)
    return data


def errors(response) -> dict[str, list[str]]:
    """What the form on the page complains about."""
    return {name: list(found) for name, found in response.context["adminform"].form.errors.items()}
