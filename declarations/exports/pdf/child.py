"""The child process that makes PDF files: run by its path, it knows nothing of the site.

It reads a request a line (JSON) and answers each with a line of JSON, which says how many bytes
of PDF follow. It ends by itself when nobody asks for a while, after a number of documents
(whatever it might gather goes with it), and when whoever started it is gone.
"""

import json
import select
import sys

IDLE_SECONDS = 300
DOCUMENTS = 500


def main(templates: str, *folders: str) -> None:
    """Answer requests until there are none; the fonts are read once, before the first."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )
    for _document in range(DOCUMENTS):
        if not select.select([sys.stdin.buffer], [], [], IDLE_SECONDS)[0]:
            return
        line = sys.stdin.buffer.readline()
        if not line:
            return
        _answer(*_compiled(typst, fonts, templates, json.loads(line)))


def _compiled(typst, fonts, templates: str, request: dict) -> tuple[dict, bytes]:
    """What is to be said of a request, and its PDF; none when typst refused."""
    try:
        pdf, warnings = typst.compile_with_warnings(
            f"{templates}/{request['template']}",
            root=templates,
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs=request["inputs"],
            pdf_standards=request["standards"],
            timestamp=request["timestamp"],
        )
    except typst.TypstError as error:
        return {"error": f"{error}"}, b""
    return {"warnings": [f"{warning}" for warning in warnings]}, pdf


def _answer(said: dict, pdf: bytes) -> None:
    """Write one answer, its length first."""
    head = json.dumps(said | {"length": len(pdf)}).encode("ascii")
    sys.stdout.buffer.write(head + b"\n" + pdf)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
