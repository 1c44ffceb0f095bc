"""Draw the outline of all land anew: data/land.json, from Natural Earth, without any border.

For maintainers, once in years. npm fetches the pinned package; the outline is projected (Equal
Earth), its small islands and fine bends are left out, and what remains is written as one SVG path
in whole numbers. The same package gives the same file.
"""

import hashlib
import json
import math
import subprocess
import tarfile
import tempfile
from pathlib import Path

from uccn.lib.equal_earth import project

PACKAGE, VERSION, MEMBER = "world-atlas", "2.0.2", "land-50m.json"
SHA256 = "619477ff690c086885e45cb91707d783805561bd75ae8e437b7d4694b0204e0f"
TARGET = Path(__file__).resolve().parent.parent / "data" / "land.json"
# Whole numbers of the path in one unit of the map.
FINENESS = 2
# In units of the map: how far the outline may stray, and the least area of an island.
TOLERANCE, LEAST = 0.7, 2.0
# Antarctica has no city, and a map without it is lower by an eighth.
SOUTHERNMOST = -60


def fetch():
    """Return the package's TopoJSON, if it is the file that was pinned."""
    with tempfile.TemporaryDirectory() as temporary:
        command = ["npm", "pack", "--silent", "--ignore-scripts", f"{PACKAGE}@{VERSION}"]
        subprocess.run(command, cwd=temporary, check=True, capture_output=True)
        with tarfile.open(next(Path(temporary).glob("*.tgz"))) as archive:
            content = archive.extractfile(f"package/{MEMBER}").read()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise SystemExit(f"{MEMBER} is not the file that was pinned. Nothing was written.")
    return json.loads(content)


def decoded(topology):
    """Return the arcs as lists of longitude and latitude (TopoJSON 1.0, section 4.1)."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        at, points = [0, 0], []
        for step in arc:
            at = [a + s for a, s in zip(at, step, strict=True)]
            points.append([a * k + t for a, k, t in zip(at, scale, translate, strict=True)])
        arcs.append(points)
    return arcs


def rings(topology):
    """Yield each outline, lakes included, as a closed line of longitude and latitude."""
    arcs = decoded(topology)
    for geometry in topology["objects"]["land"]["geometries"]:
        several = geometry["type"] == "MultiPolygon"
        for polygon in geometry["arcs"] if several else [geometry["arcs"]]:
            for ring in polygon:
                parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
                yield unrolled(parts[0] + [point for part in parts[1:] for point in part[1:]])


def unrolled(ring):
    """Return a ring that crosses 180° as one piece, whose longitudes go on beyond it."""
    turns, before, points = 0, ring[0][0], []
    for longitude, latitude in ring:
        turns += (before - longitude > 180) - (longitude - before > 180)
        points.append((longitude + 360 * turns, latitude))
        before = longitude
    middle = sum(longitude for longitude, _ in points) / len(points)
    shift = 360 * round(middle / 360)
    return [(longitude - shift, latitude) for longitude, latitude in points]


def area(points):
    """Return the area that a closed line encloses."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def simplified(points):
    """Return the line without the points that stray less than the tolerance (Douglas–Peucker)."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay)

    def strays(point):
        if not length:
            return math.hypot(point[0] - ax, point[1] - ay)
        return abs((bx - ax) * (ay - point[1]) - (ax - point[0]) * (by - ay)) / length

    farthest = max(range(1, len(points) - 1), key=lambda i: strays(points[i]))
    if strays(points[farthest]) <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: farthest + 1])[:-1] + simplified(points[farthest:])


def drawn(ring):
    """Return the closed line as a piece of SVG path, in relative whole numbers."""
    whole = [(round(x * FINENESS), round(y * FINENESS)) for x, y in ring]
    x, y = whole[0]
    steps = []
    for nx, ny in whole[1:]:
        if (nx, ny) != (x, y):
            steps.append(f"{nx - x}{' ' if ny >= y else ''}{ny - y}")
        x, y = nx, ny
    joined = "".join(s if s.startswith("-") or not i else f" {s}" for i, s in enumerate(steps))
    return f"M{whole[0][0]} {whole[0][1]}l{joined}z" if len(steps) > 1 else ""


def main():
    """Write the file and say how large it is."""
    pieces = []
    for ring in rings(fetch()):
        if max(latitude for _, latitude in ring) < SOUTHERNMOST:
            continue
        flat = [tuple(project(*point)) for point in ring]
        if area(flat) >= LEAST:
            pieces.append(drawn(simplified(flat)[:-1]))
    land = {
        "title": "Land, without borders",
        "source": f"Natural Earth 4.1, 1:50m land, from the npm package {PACKAGE} {VERSION}",
        "licence": "Natural Earth is in the public domain; the package is under the ISC licence",
        "projection": "Equal Earth, see uccn/lib/equal_earth.py",
        "made_by": "python -m scripts.land",
        "fineness": FINENESS,
        "path": "".join(pieces),
    }
    text = json.dumps(land, indent=1, ensure_ascii=False)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(pieces)} outlines, {len(text)} characters.")


if __name__ == "__main__":
    main()
