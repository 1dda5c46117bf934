"""Lines of ink to characters: the PP-OCR recogniser, run by onnxruntime.

RapidOCR (Apache-2.0) carries the model inside its wheel, so that no machine has to fetch it. Only
its file is used: RapidOCR's own pipeline looks for text on the whole page at full size, which takes
twenty times as long as reading the lines that ink and rules show. The model is a convolutional
network with a CTC head: for every eight pixels of a line 48 pixels high it gives the probability of
each character, so characters come with their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.document import SURE

Gray = NDArray[np.uint8]

MODEL = "models/PP-OCRv6_rec_small.onnx"
HEIGHT = 48
"""The height in pixels that the model takes lines in."""
STEP = 8
"""Pixels of width for which the model gives one answer."""
BATCH_PIXELS = 2_000
"""Width of all lines of a batch together. What a batch computes then stays in the processor's own
memory: batches of 6,000 pixels take a tenth longer, and three times the memory."""
BATCH_LINES = 4
ALIKE = (frozenset("0Oo"), frozenset("-–—"), frozenset("'‘’"), frozenset('"“”'))
"""Characters that only their size and neighbours tell apart: doubt among them is none about what is
printed, and :mod:`extract.ocr.words` settles it."""
SIGNS = frozenset("–—‘’“”•…≤≥×÷±°²³½¼¾§éèê")
"""Characters beyond ASCII that such documents print."""
POSSIBLE = 0.02
"""The probability from which on a character is one that may stand in place of the likeliest."""
MOST_OTHERS = 2
NARROWEST = 48
WIDEST = 3_200
"""Lines are not stretched beyond this many pixels: what is longer is squeezed."""


class Character(NamedTuple):
    """One character read in a line: where its middle stands, as a share of the line's width, and
    how sure the recogniser is of it, 0-1."""

    text: str
    place: float
    score: float
    others: tuple[str, ...] = ()
    """What it may be instead, the likeliest first; ``""`` for nothing."""


def text_of(characters: Iterable[Character]) -> str:
    """The text that characters make."""
    return "".join([one.text for one in characters])


@dataclass(frozen=True)
class Recogniser:
    """The loaded model, and what it may read: the places of its answers that are looked at, and
    the characters that they mean (the first one: none)."""

    session: Any
    places: NDArray[np.int_]
    characters: tuple[str, ...]

    def read(self, lines: Sequence[Gray], breadth: float = 1.0) -> list[tuple[Character, ...]]:
        """The characters of each line, a grey picture cut to its ink, drawn ``breadth`` times as
        broad as it is: what a line costs goes with its width.

        Lines are read in batches of about the same width, for a batch is as wide as its widest.
        """
        found: list[tuple[Character, ...]] = [()] * len(lines)
        widths = [_width(line, breadth) for line in lines]
        for indices in _batches(widths):
            batch, shares = _stacked(
                [lines[index] for index in indices], [widths[index] for index in indices]
            )
            (answers,) = self.session.run(None, {self.session.get_inputs()[0].name: batch})
            for index, answer, share in zip(indices, answers, shares, strict=True):
                found[index] = self._decoded(answer, share)
        return found

    def _decoded(self, answer: NDArray[np.float32], share: float) -> tuple[Character, ...]:
        """One line's characters: at each step the likeliest, runs of the same taken once."""
        answer = answer[:, self.places]
        best = answer.argmax(axis=1)
        scores = answer[np.arange(len(best)), best]
        for alike in ALIKE:
            same = [place for place, text in enumerate(self.characters) if text in alike]
            these = np.isin(best, same)
            scores[these] = answer[these][:, same].sum(axis=1)
        starts = np.flatnonzero(np.r_[True, best[1:] != best[:-1]])
        stops = np.r_[starts[1:], len(best)]
        within = share * len(best)
        found = []
        for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
            if best[start]:
                surest = start + int(scores[start:stop].argmax())
                score = float(scores[surest])
                others = self._others(answer[surest], best[start]) if score < SURE else ()
                place = min((start + stop) / 2 / within, 1.0)
                found.append(Character(self.characters[best[start]], place, score, others))
        return tuple(found)

    def _others(self, step: NDArray[np.float32], best: int) -> tuple[str, ...]:
        """The characters that are likely too at a step, save those that look like the best."""
        text = self.characters[best]
        alike = next((signs for signs in ALIKE if text in signs), frozenset(text))
        likely = [place for place in np.argsort(-step).tolist() if step[place] >= POSSIBLE]
        others = [self.characters[place] for place in likely if self.characters[place] not in alike]
        return tuple(others[:MOST_OTHERS])


def model_path() -> Path | None:
    """Where the model is; ``None`` where RapidOCR or onnxruntime is not installed."""
    carrier = find_spec("rapidocr")
    if carrier is None or carrier.origin is None or find_spec("onnxruntime") is None:
        return None
    path = Path(carrier.origin).parent / MODEL
    return path if path.is_file() else None


@cache
def load() -> Recogniser:
    """The recogniser, loaded once in a process; it computes in one thread, for documents and pages
    are what processes share."""
    import onnxruntime

    path = model_path()
    if path is None:
        raise ModuleNotFoundError("rapidocr")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # hardly two batches are of a size
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(
        str(path), sess_options=options, providers=["CPUExecutionProvider"]
    )
    listed = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    known = ["", *listed, " "]
    places = [place for place, text in enumerate(known) if not text or _is_latin(text)]
    return Recogniser(session, np.array(places), tuple(known[place] for place in places))


def _is_latin(text: str) -> bool:
    """Whether Indonesian offices print this character: the model knows 18,000, most of them
    Chinese, and reads dust as some of them."""
    return len(text) == 1 and (" " <= text <= "~" or text in SIGNS)


def _width(line: Gray, breadth: float) -> int:
    """The width of a line once it is as high as the model wants it."""
    height, width = line.shape
    return int(min(max(round(HEIGHT * width * breadth / max(height, 1)), 8), WIDEST))


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of lines of about the same width, narrow ones first."""
    batch: list[int] = []
    for index in sorted(range(len(widths)), key=widths.__getitem__):
        full = len(batch) >= BATCH_LINES or (len(batch) + 1) * widths[index] > BATCH_PIXELS
        if batch and (full or widths[index] > 1.25 * widths[batch[0]] + 64):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _stacked(
    lines: Sequence[Gray], widths: Sequence[int]
) -> tuple[NDArray[np.float32], list[float]]:
    """Lines of these widths as the model takes them (three equal colours, -1 to 1, padded with grey
    on the right), and what share of the width each one fills."""
    import cv2

    whole = max(*widths, NARROWEST)
    whole += -whole % STEP
    batch = np.zeros((len(lines), 3, HEIGHT, whole), dtype=np.float32)
    for place, (line, width) in enumerate(zip(lines, widths, strict=True)):
        sized = cv2.resize(line, (width, HEIGHT), interpolation=cv2.INTER_LINEAR)
        batch[place, :, :, :width] = sized.astype(np.float32) / 127.5 - 1.0
    return batch, [width / whole for width in widths]
