"""Forms of a page as a browser sends them; only the standard library, beside locust."""

from html.parser import HTMLParser
from urllib.parse import urlencode

# What a browser sends only when it is pressed, or not as text.
_SILENT = {"submit", "button", "image", "reset", "file"}


class Form:
    """Where a form is sent, and its fields with the values on the page, in their order."""

    def __init__(self, action: str) -> None:
        self.action, self.fields = action, []

    def names(self) -> set[str]:
        """The names of the fields that are sent."""
        return {name for name, _value in self.fields}

    def value(self, name: str) -> str:
        """The first value of a field."""
        return next(value for each, value in self.fields if each == name)

    def sent(self, **changed: str) -> str:
        """The body, with some fields changed or pressed."""
        kept = [(name, value) for name, value in self.fields if name not in changed]
        return urlencode(kept + list(changed.items()))


class _Forms(HTMLParser):
    """Every form that is posted."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form = self.area = self.select = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.form = Form(given.get("action") or "")
            if given.get("method", "").lower() == "post":
                self.forms.append(self.form)
        elif self.form and tag == "textarea":
            self.area = [given.get("name"), ""]
        elif self.form and tag == "select":
            self.select = [given.get("name"), "multiple" in given, [], ""]
        elif self.select and tag == "option":
            self._option(given)
        elif self.form and tag == "input":
            self._input(given)

    def _option(self, given: dict) -> None:
        """An option of the open list; the first is sent where none is chosen."""
        value = given.get("value") or ""
        if not self.select[2] and not self.select[3]:
            self.select[3] = value
        if "selected" in given:
            self.select[2].append(value)

    def _input(self, given: dict) -> None:
        """A field of one line, or a box."""
        kind, name = given.get("type", "text"), given.get("name")
        if not name or kind in _SILENT or "disabled" in given:
            return
        if kind not in ("checkbox", "radio") or "checked" in given:
            is_box = kind in ("checkbox", "radio")
            self.form.fields.append((name, given.get("value") or ("on" if is_box else "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.area:
            # A browser drops the line break that follows the tag.
            self.form.fields.append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.select:
            name, is_multiple, chosen, first = self.select
            for value in chosen if chosen or is_multiple else [first]:
                self.form.fields.append((name, value))
            self.select = None

    def handle_data(self, data):
        if self.area:
            self.area[1] += data


def form_with(html: str, name: str) -> Form:
    """The page's form that has a field of that name: the last, below those of the frame."""
    parser = _Forms()
    parser.feed(html)
    for form in reversed(parser.forms):
        if name in form.names():
            return form
    raise LookupError(f"No form of the page has a field “{name}”.")
