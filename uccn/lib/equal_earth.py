"""The Equal Earth projection: where a place stands on a flat map that keeps areas true.

Formula: Bojan Šavrič, Tom Patterson, Bernhard Jenny, "The Equal Earth map projection",
International Journal of Geographical Information Science 33 (2019), 454–465,
https://doi.org/10.1080/13658816.2018.1504949, equations 5 to 7. With latitude φ and longitude λ
in radians, and sin θ = (√3 / 2) sin φ:

    x = 2√3 λ cos θ / (3 (9 A₄ θ⁸ + 7 A₃ θ⁶ + 3 A₂ θ² + A₁))
    y = A₄ θ⁹ + A₃ θ⁷ + A₂ θ³ + A₁ θ
"""

from math import asin, cos, pi, radians, sin, sqrt
from typing import NamedTuple

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
# The equator's half length, and the height from the equator to a pole.
_HALF_WIDTH = 2 * sqrt(3) * pi / (3 * A1)
_HALF_HEIGHT = 1.3173627591574
# How wide the whole map is, in the units of our maps.
WIDTH = 1000.0
HEIGHT = WIDTH * _HALF_HEIGHT / _HALF_WIDTH
_SCALE = WIDTH / (2 * _HALF_WIDTH)
_HALF_ROOT, _TWO_ROOTS = sqrt(3) / 2, 2 * sqrt(3)


class Point(NamedTuple):
    """A point of the flat map: x from its left edge, y from its top, in units of ``WIDTH``."""

    x: float
    y: float


def project(longitude: float, latitude: float) -> Point:
    """The place's point on the map whose middle is 0°, 0°."""
    theta = asin(_HALF_ROOT * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    x = _TWO_ROOTS * radians(longitude) * cos(theta) / (3 * slope)
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return Point((x + _HALF_WIDTH) * _SCALE, (_HALF_HEIGHT - y) * _SCALE)
