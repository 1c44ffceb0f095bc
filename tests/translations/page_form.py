"""Somebody at the page: its form is read out of the HTML, as a browser would send it back."""

import re
from html import unescape
from html.parser import HTMLParser

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


class _Reader(HTMLParser):
    """Collects the names and values of the form that is posted."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.is_inside, self.name = False, ""

    def handle_starttag(self, tag, attributes):
        """Note a field's name and, where it stands in the tag, its value."""
        given = dict(attributes)
        if tag == "form":
            self.is_inside = given.get("id") == "translation"
        if not self.is_inside or not given.get("name"):
            return
        if tag == "textarea":
            self.name = given["name"]
            self.fields[self.name] = ""
        elif tag == "input" and given.get("type") == "hidden":
            self.fields[given["name"]] = given["value"]

    def handle_endtag(self, tag):
        """Leave the field or the form."""
        if tag == "textarea" and self.name:
            self.fields[self.name] = self.fields[self.name].removeprefix("\n")
            self.name = ""
        if tag == "form":
            self.is_inside = False

    def handle_data(self, data):
        """Add to the textarea that is open."""
        if self.name:
            self.fields[self.name] += data


def fields_of(response) -> dict[str, str]:
    """The form's fields as a browser would send them; buttons and unticked boxes are not sent."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.fields


class Translator:
    """Somebody at the page: opens it, types, and presses a button."""

    def __init__(self, client, address):
        self.client, self.address = client, address
        self.response = client.get(address, **ENGLISH)
        self.fields = fields_of(self.response)

    def type(self, key, text):
        """Write into a text's field."""
        self.fields[f"text-{key}"] = text
        return self

    def press(self, save="all", **more):
        """Send the form; a page that comes back is the one that is then open."""
        sent = {**self.fields, **({} if "take" in more else {"save": save}), **more}
        self.response = self.client.post(self.address, sent, **ENGLISH)
        if self.response.status_code == 200:
            self.fields = fields_of(self.response)
        return self.response

    @property
    def html(self):
        """The page that is open."""
        return self.response.content.decode()

    @property
    def told(self):
        """The messages on the page, after following a redirect."""
        if self.response.status_code == 302:
            self.response = self.client.get(self.response.url, **ENGLISH)
        return [str(message) for message in self.response.context["messages"]]

    @property
    def summary(self):
        """What the error summary says, in lines; none when there is no summary."""
        found = re.search(r'<div class="error-summary.*?</div>', self.html, re.DOTALL)
        words = unescape(re.sub(r"<[^>]*>", " ", found[0])) if found else ""
        return [line for line in (" ".join(part.split()) for part in words.split("\n")) if line]
