"""The review as a person sees it, and sends it again."""

from tests.page import Page, words

ADDRESS = "/admin/declarations/declaration/import/"


class ReviewPage:
    """A page of the review or of its preview, with all that its form would send."""

    def __init__(self, client, response) -> None:
        self.client, self.response, self.page = client, response, Page(response)

    @property
    def data(self) -> dict:
        """What the form sends without a button; boxes without their first line end, as browsers."""
        sent: dict = {}
        for option in self.page.all("option"):
            if "selected" in option["attrs"]:
                sent[self._select_of(option)] = option["attrs"]["value"]
        sent["piece"] = self.pieces
        for box in self.page.all("textarea"):
            if box["attrs"]["name"] != "piece":
                sent[box["attrs"]["name"]] = box["text"].removeprefix("\n").strip("\n")
        for box in self.page.all("input"):
            attributes = box["attrs"]
            kind, name = attributes.get("type", "text"), attributes.get("name", "")
            if name in ("csrfmiddlewaretoken", "next", "note") or kind in ("submit", "file"):
                continue
            if kind != "checkbox" or "checked" in attributes:
                sent[name] = attributes.get("value", "")
        return sent

    def _select_of(self, option) -> str:
        """The name of the select that an option stands in."""
        before = self.page.elements[: self.page.elements.index(option)]
        selects = [e["attrs"]["name"] for e in before if e["tag"] == "select"]
        return selects[-1]

    @property
    def pieces(self) -> list[str]:
        """The texts in the boxes."""
        boxes = self.page.all("textarea", name="piece")
        return [box["text"].removeprefix("\n").rstrip("\n") for box in boxes]

    @property
    def labels(self) -> list[str]:
        """What the boxes are called."""
        labels = self.page.all("label")
        return [words(e["text"]) for e in labels if e["attrs"].get("for", "").startswith("piece-")]

    @property
    def problems(self) -> list[str]:
        """The sentences of the error summary."""
        return [words(e["text"]) for e in self.page.all("div", id="error-summary")]

    def press(self, do: str = "", **changes) -> "ReviewPage":
        """Press a button of a piece, or another by its name, with what was typed."""
        button = {"do": do} if do else {}
        return ReviewPage(self.client, self.client.post(ADDRESS, self.data | changes | button))

    def look(self, **changes) -> "ReviewPage":
        """Look at what will be saved."""
        return self.press(look="1", **changes)

    def save(self, **changes) -> "ReviewPage":
        """Save what the preview shows."""
        return self.press(save="1", **changes)


def begun(client, **data) -> ReviewPage:
    """The review of a file or of a text."""
    data = {"language": "fr", "look_through": "1"} | data
    return ReviewPage(client, client.post(ADDRESS, data))
