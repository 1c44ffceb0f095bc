"""What is kept for ever, held against the hashes that were written with it."""

from collections.abc import Iterator

from declarations.content import sha256, sha256_of_all
from declarations.models import SourceFile, Version


def altered() -> Iterator[str]:
    """What is no longer as it was kept, each in a sentence: versions, languages, source files.

    Reads every version and every file, one at a time.
    """
    for version in Version.objects.order_by("pk").iterator():
        yield from _altered_in(version)
    for kept in SourceFile.objects.order_by("pk").iterator(chunk_size=1):
        if not kept.is_intact:
            yield f"Source file {kept.pk} is not what was uploaded."


def _altered_in(version: Version) -> Iterator[str]:
    """What of a version does not have its hash, or is not there."""
    texts = list(version.texts.all())
    name = f"Version {version.number} of declaration {version.declaration_id}"
    for text in texts:
        if sha256(text.canonical) != text.sha256:
            yield f"{name} reads otherwise in {text.language} than when it was made."
    if len(texts) != version.language_count:
        yield f"{name} has {len(texts)} languages, and was made with {version.language_count}."
    if sha256_of_all(text.sha256 for text in texts) != version.sha256:
        yield f"{name} does not have its hash over all languages."
