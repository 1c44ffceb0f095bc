"""Why an export stops; nothing is left behind when it does."""


class ExportError(Exception):
    """The site could not be written as files; the message says why and what to do."""
