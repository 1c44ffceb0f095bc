"""What two answers to one question have in common in their headers."""


def headers_of(response) -> dict[str, str]:
    """The headers but for the request's own number, which every answer has another of."""
    return {name: value for name, value in response.headers.items() if name != "X-Request-ID"}
