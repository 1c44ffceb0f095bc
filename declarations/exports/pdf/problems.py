"""What keeps a PDF file from being made, as a sentence for whoever asked for it."""


class PdfUnavailable(Exception):
    """No PDF can be given now; ``sentence`` says why in the active language, and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
