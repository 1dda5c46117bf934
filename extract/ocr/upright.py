"""Which way up a picture is, and how far it is askew.

Lines of print make the sums of ink along them rise and fall; across them these sums are even. So
the picture is turned until its sums along the rows differ most. Up and down look alike to such
sums: there the recogniser decides, by which way it is surer of a few lines
(:mod:`extract.ocr.page`).
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.ocr.recogniser import Gray

MOST_ASKEW = 5.0
"""Degrees up to which a page is straightened."""
_TINY, _SMALL = 650, 1_300
"""Pixels of the longer side of the picture that is looked at, first for which half of a degree it
is, then for the angle itself; turning the larger one each time takes four times as long."""


def straightened(picture: Gray, angle: float) -> Gray:
    """The picture turned by ``angle`` degrees (counterclockwise) about its middle, its size kept,
    white where nothing was."""
    if abs(angle) < 0.03:
        return picture
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,)
    )
    return np.asarray(turned, dtype=np.uint8)


def quarter_turned(picture: Gray, direction: int) -> Gray:
    """The picture turned clockwise by ``direction`` degrees, so that text running in it (Word's
    ``direction``) becomes upright."""
    return np.ascontiguousarray(np.rot90(picture, -(direction // 90)))


def skew(ink: Gray) -> float:
    """By how many degrees the picture has to be turned to be straight."""
    best, _ = _turned_best(_shrunk(ink, _TINY), 0.0, ((0.5, MOST_ASKEW),))
    best, _ = _turned_best(_shrunk(ink, _SMALL), best, ((0.1, 0.4), (0.03, 0.06)))
    return best


def runs_sideways(ink: Gray) -> bool:
    """Whether the lines of print run up or down the picture."""
    tiny = _shrunk(ink, _TINY)
    along, across = (
        _turned_best(pixels, 0.0, ((0.5, MOST_ASKEW),))[1] for pixels in (tiny, tiny.T)
    )
    return across > along


def _shrunk(ink: Gray, longest: int) -> NDArray[np.float32]:
    """The ink with a longer side of so many pixels."""
    scale = min(longest / max(ink.shape), 1.0)
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # Turning blurs; what is blurred already is not told to be straightest as it lies.
    return np.asarray(cv2.GaussianBlur(small, (0, 0), 1.2), dtype=np.float32)


def _turned_best(
    pixels: NDArray[np.float32], best: float, ways: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """The angle around ``best`` at which the lines of the ink stand out most, and how much; for
    each of the ways in steps of so many degrees as far as so many."""
    pixels = np.ascontiguousarray(pixels)
    told = _told(pixels, best)
    for step, reach in ways:
        around = best
        for angle in np.arange(around - reach, around + reach + step / 2, step).tolist():
            value = _told(pixels, angle)
            if value > told:
                best, told = angle, value
    return best, told


def _told(pixels: NDArray[np.float32], angle: float) -> float:
    """How much the sums along the rows rise and fall once the picture is turned by ``angle``."""
    height, width = pixels.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR)
    sums = np.asarray(turned).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(sums)).sum() / max(np.square(sums).sum(), 1.0))
