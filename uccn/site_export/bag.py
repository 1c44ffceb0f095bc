"""A folder as a BagIt bag (RFC 8493): hashes of every file, so that any change shows."""

import hashlib
import zipfile
from pathlib import Path

PAYLOAD = "data"
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST, _TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
# The oldest moment that a zip file can name: two archives of the same files are the same bytes.
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 20


def seal(bag: Path, *, about: str) -> None:
    """Write the bag's own files beside its ``data/``; ``about`` is a line that describes it."""
    payload = _files(bag / PAYLOAD)
    size = sum(file.stat().st_size for file in payload)
    info = f"External-Description: {about}\nPayload-Oxum: {size}.{len(payload)}\n"
    _write(bag / "bagit.txt", _DECLARATION)
    _write(bag / "bag-info.txt", info)
    _write(bag / _MANIFEST, _lines(bag, payload))
    tags = [file for file in _files(bag) if PAYLOAD not in file.relative_to(bag).parts[:1]]
    _write(bag / _TAG_MANIFEST, _lines(bag, tags))


def faults(bag: Path) -> list[str]:
    """What is wrong with a bag, a sentence each: files changed, missing or added. [] is sound."""
    found = []
    for manifest in (_TAG_MANIFEST, _MANIFEST):
        if not (bag / manifest).is_file():
            return [f"{manifest} is missing."]
        listed = _read(bag / manifest)
        found += [f"{name} is missing." for name in listed if not (bag / name).is_file()]
        found += [
            f"{name} was changed."
            for name, digest in listed.items()
            if (bag / name).is_file() and _digest(bag / name) != digest
        ]
    known = _read(bag / _MANIFEST)
    there = {file.relative_to(bag).as_posix() for file in _files(bag / PAYLOAD)}
    return found + [f"{name} was added." for name in sorted(there - set(known))]


def is_bag(folder: Path) -> bool:
    """Whether a folder is a bag, which an export may take the place of."""
    declaration = folder / "bagit.txt"
    return declaration.is_file() and declaration.read_text(encoding="utf-8") == _DECLARATION


def zipped(bag: Path, target: Path, *, name: str) -> None:
    """Put the bag into a zip file under one folder; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in _files(bag):
            inside = f"{name}/{file.relative_to(bag).as_posix()}"
            entry = zipfile.ZipInfo(inside, date_time=_ZIP_MOMENT)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, file.read_bytes())


def _files(folder: Path) -> list[Path]:
    """Every file below a folder, by its name."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _lines(bag: Path, files: list[Path]) -> str:
    return "".join(
        f"{_digest(file)}  {_escaped(file.relative_to(bag).as_posix())}\n" for file in files
    )


def _escaped(name: str) -> str:
    """A name as a manifest holds it (RFC 8493, 2.1.3)."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _read(manifest: Path) -> dict[str, str]:
    """The digest of every file that a manifest names."""
    lines = manifest.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("  ", 1) for line in lines if line]
    unescaped = [(name.replace("%0A", "\n").replace("%0D", "\r"), d) for d, name in pairs]
    return {name.replace("%25", "%"): digest for name, digest in unescaped}


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
