"""The editor's form as a browser without JavaScript sends it."""

import re
from html import unescape
from html.parser import HTMLParser


class _Fields(HTMLParser):
    """The open form's hidden fields and its text."""

    def __init__(self):
        super().__init__()
        self.fields, self.inside = {}, False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden" and given.get("name"):
            self.fields[given["name"]] = given.get("value", "")
        self.inside = self.inside or (tag == "textarea" and given.get("name") == "text")
        if self.inside and tag == "textarea":
            self.fields["text"] = ""

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "textarea"

    def handle_data(self, data):
        if self.inside:
            self.fields["text"] += data


class Editor:
    """Somebody at the editor: opens a text, types, presses a button."""

    def __init__(self, client, address):
        self.client = client
        self.open(address)

    def open(self, address):
        """Load a page and read its form."""
        self.address = address
        self.response = self.client.get(address)
        self._read()
        return self

    def _read(self):
        parser = _Fields()
        parser.feed(self.html)
        self.fields = parser.fields
        # A browser drops the line break that follows the tag.
        self.fields["text"] = self.fields.get("text", "").removeprefix("\n")

    @property
    def html(self):
        """The page that is open."""
        return self.response.content.decode()

    @property
    def text(self):
        """What stands in the field."""
        return self.fields["text"]

    def type(self, text):
        """Write into the field."""
        self.fields["text"] = text
        return self

    def press(self, button, **more):
        """Send the form; a page that comes back is the one that is then open."""
        sent = {name: value for name, value in self.fields.items() if name != "next"}
        self.response = self.client.post(self.address, sent | {"do": button} | more)
        if self.response.status_code in (200, 409, 422):
            self._read()
        return self.response

    def follow(self):
        """Go where the redirect leads."""
        return self.open(self.response.url)

    @property
    def told(self):
        """The messages on the page that is open."""
        found = re.search(r'<ul class="messagelist">.*?</ul>', self.html, re.DOTALL)
        return re.findall(r"<li[^>]*>(.*?)</li>", unescape(found[0])) if found else []

    @property
    def summary(self):
        """What the error summary says, in lines."""
        found = re.search(r'<div class="error-summary.*?</div>', self.html, re.DOTALL)
        words = unescape(re.sub(r"<[^>]*>", "\n", found[0])) if found else ""
        return [line.strip() for line in words.split("\n") if line.strip()]
