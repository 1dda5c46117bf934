"""What a page draws stands where its matrices put it, and is a rule, a shade or neither by its
size; what parts characters into words, from both sides of what decides."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.pdfium import read_page
from extract.printed import PageContent
from tests.test_pdf_bad_input import one_page, raw_pdf, stream

Matrix = tuple[float, float, float, float, float, float]
WIDE, HIGH = 600.0, 800.0
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
MATRICES: tuple[Matrix, ...] = (
    UPRIGHT,
    (2, 0, 0, 0.5, 10, 20),
    (0, 1, -1, 0, 300, 40),
    (0, -2, 1, 0, 50, 600),
    (-1, 0, 0, 1.5, 500, 30),
)


def read(path: Path, content: bytes, media: bytes = b"/MediaBox [0 0 600 800]") -> PageContent:
    objects = one_page(media, content)
    return read_page(pdfium.PdfDocument(raw_pdf(path, objects)), 1)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def set_in(matrix: Matrix) -> bytes:
    return " ".join(f"{value:g}" for value in matrix).encode()


def boxes(found: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    return sorted(tuple(round(edge, 1) for edge in box[:4]) for box in found)


BOX = (30.0, 40.0, 90.0, 110.0)
LINE = (30.0, 130.0, 90.0, 130.0)


@pytest.mark.parametrize(("outer", "of_form"), [*product(MATRICES, MATRICES[:4])])
@pytest.mark.parametrize("inner", [UPRIGHT, MATRICES[1], MATRICES[2]])
def test_what_a_form_draws_stands_where_its_matrices_put_it(
    tmp_path: Path, outer: Matrix, of_form: Matrix, inner: Matrix
) -> None:
    """A box and a line in a form in a form, each with a matrix of its own."""
    x0, y0, x1, y1 = BOX
    drawn = b"q %s cm %g %g %g %g re f %g %g m %g %g l S Q" % (
        set_in(inner), x0, y0, x1 - x0, y1 - y0, *LINE,
    )  # fmt: skip
    form = b"/Type /XObject /Subtype /Form /BBox [-2000 -2000 3000 3000] /Matrix [%s]"
    objects = one_page(
        b"/MediaBox [0 0 600 800]",
        b"q %s cm /A Do Q" % set_in(outer),
        resources=b"/XObject << /A 10 0 R >>",
    )
    objects[10] = stream(
        b"/B Do", form % set_in(of_form) + b"/Resources << /XObject << /B 11 0 R >> >>"
    )
    objects[11] = stream(drawn, form % set_in(UPRIGHT))
    found = read_page(pdfium.PdfDocument(raw_pdf(tmp_path / "a.pdf", objects)), 1)

    def shown(x0: float, y0: float, x1: float, y1: float) -> tuple[float, ...]:
        corners = []
        for x, y in ((x0, y0), (x1, y1)):
            for matrix in (inner, of_form, outer):
                x, y = moved(matrix, x, y)
            corners.append((x, HIGH - y))
        (xa, ya), (xb, yb) = corners
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    assert boxes(list(found.shades)) == boxes([shown(*BOX)])
    assert boxes(list(found.rules)) == boxes([shown(*LINE)])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_is_shown_turned(tmp_path: Path, rotation: int) -> None:
    """With its crop box at the origin."""
    media = b"/MediaBox [-50 -20 700 900] /CropBox [10 20 610 820] /Rotate %d" % rotation
    found = read(tmp_path / "a.pdf", b"40 60 100 30 re f 40 200 m 240 200 l S", media)
    x, y = (30.0, 130.0), (40.0, 70.0)  # from the left and the bottom of what is shown
    ways = {
        0: (x[0], HIGH - y[1], x[1], HIGH - y[0]),
        90: (y[0], x[0], y[1], x[1]),
        180: (WIDE - x[1], y[0], WIDE - x[0], y[1]),
        270: (HIGH - y[1], WIDE - x[1], HIGH - y[0], WIDE - x[0]),
    }
    assert boxes(list(found.shades)) == [ways[rotation]]
    assert [rule.horizontal for rule in found.rules] == [rotation in (0, 180)]
    sideways = rotation in (90, 270)
    assert (found.width, found.height) == ((HIGH, WIDE) if sideways else (WIDE, HIGH))


@pytest.mark.parametrize(
    ("drawn", "rules", "shades"),
    [
        (b"10 10 100 3 re f", 1, 0),
        (b"10 10 100 3.1 re f", 0, 1),
        (b"10 10 3 100 re f", 1, 0),
        (b"10 10 3.1 100 re f", 0, 1),
        (b"10 10 3 3 re f", 1, 0),  # across
        (b"10 10 100 40 re S", 4, 0),
        (b"10 10 100 40 re B", 4, 0),
        (b"10 10 100 40 re n", 0, 0),
        (b"10 10 m 110 10 l 110 50 l S", 2, 0),  # open
        (b"10 10 m 110 10 l 110 50 l s", 2, 0),  # closed aslant
        (b"10 10 m 110 10 l 110 50 l 10 50 l s", 4, 0),
        (b"10 10 m 110 11 l S", 1, 0),  # a point askew
        (b"10 10 m 110 15 l S", 0, 0),
        (b"10 10 m 11 110 l S", 1, 0),
        (b"10 10 m 15 110 l S", 0, 0),
        (b"10 10 m 60 12 l 110 10 l 60 11 l 30 12 l 20 11 l S", 3, 0),  # a flat scribble
        (b"10 10 m 60 12 l 110 10 l 60 11 l 30 12 l 20 11 l f", 1, 0),
        (b"10 10 m 110 10 l 110 50 l 10 50 l 10 30 l f", 0, 1),
        (b"10 10 m 110 10 l 110 50 l 60 70 l 10 50 l 5 40 l 7 20 l f", 0, 0),  # no box
        (b"10 10 m 60 60 110 60 110 10 c f", 0, 0),
        (b"10 10 m 60 60 110 60 110 10 c S", 0, 0),
        (b"10 10 m 60 60 110 60 110 10 c h 10 200 m 110 200 l S", 1, 0),
        (b"1 1 1 rg 10 10 100 40 re f", 0, 0),  # white
        (b"0.97 0.97 0.97 rg 10 10 100 40 re f", 0, 1),
        (b"10 10 m 110 10 l 10 50 m 110 50 l S", 2, 0),
        (b"10 10 100 40 re 11 11 98 38 re f*", 4, 0),  # a frame
        (b"11 11 98 38 re 10 10 100 40 re f*", 4, 0),
        (b"10 10 100 40 re 13 13 94 34 re f*", 4, 0),
        (b"10 10 100 40 re 14 13 92 34 re f*", 0, 2),  # too thick
        (b"10 10 100 40 re 10 11 98 38 re f*", 0, 2),  # open
        (b"10 10 100 40 re 11 11 98 38 re S", 8, 0),
        (b"10 10 100 40 re 120 10 100 40 re f", 0, 2),
        (b"10 10 m S", 0, 0),
        (b"10 10 m 110 10 l 110 11 l 110 50 l S", 2, 0),  # a jog of a point
        (b"10 10 m 110 11 l 110 50 l S", 2, 0),
        (b"10 10 m 110 11.1 l 110 50 l S", 1, 0),
        (b"10 10 m 11 110 l 50 110 l S", 2, 0),
        (b"10 10 m 11.1 110 l 50 110 l S", 1, 0),
        (b"10 10 m 60 10 l 110 10 l 110 50 l 60 50 l 10 50 l f", 0, 1),  # of six points
        (b"10 10 m 60 10 l 110 10 l 110 50 l 60 50 l 10 50 l 10 30 l f", 0, 0),
    ],
)
def test_what_is_a_rule_and_what_a_shade(
    tmp_path: Path, drawn: bytes, rules: int, shades: int
) -> None:
    found = read(tmp_path / "a.pdf", drawn)
    assert (len(found.rules), len(found.shades)) == (rules, shades)


@pytest.mark.parametrize(
    ("drawn", "rule"),
    [
        (b"10 20 100 2 re f", (10, 779, 110, 779, False)),
        (b"10 20 2 100 re f", (11, 680, 11, 780, False)),
        (b"110 20 m 10 21 l S", (10, 779.5, 110, 779.5, False)),
        (b"10 120 m 11 20 l S", (10.5, 680, 10.5, 780, False)),
        (b"1 1 1 RG 10 20 m 110 20 l S", (10, 780, 110, 780, True)),
        (b"1 1 1 rg 10 20 100 2 re f", (10, 779, 110, 779, True)),
    ],
)
def test_a_rule_runs_through_the_middle_of_what_is_drawn(
    tmp_path: Path, drawn: bytes, rule: tuple[float, ...]
) -> None:
    (found,) = read(tmp_path / "a.pdf", drawn).rules
    assert found == pytest.approx(rule, abs=0.01)


# --- characters ----------------------------------------------------------------------------------


def words(path: Path, content: bytes) -> list[str]:
    return [word.text for word in read(path, content).words]


def typed(*shown: str, size: float = 10, setting: str = "") -> bytes:
    """Texts at places, each ``x y text``."""
    parts = [one.split(" ", 2) for one in shown]
    return "\n".join(
        f"BT /F1 {size} Tf {setting} 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in parts
    ).encode()


@pytest.mark.parametrize(("gap", "read_as"), [(0.2, ["AB"]), (2.4, ["AB"]), (2.6, ["A", "B"])])
def test_a_gap_of_a_quarter_of_the_type_parts_words(
    tmp_path: Path, gap: float, read_as: list[str]
) -> None:
    assert words(tmp_path / "a.pdf", typed("100 700 AB", setting=f"{gap} Tc")) == read_as


@pytest.mark.parametrize(
    ("rule", "parted"),
    [
        ("107.2 690 m 107.2 720 l S", True),
        ("103 690 m 103 720 l S", False),  # before the middle of the first sign
        ("112 690 m 112 720 l S", False),  # behind that of the second
        ("107.2 700 m 107.2 702 l S", False),  # below its middle
        ("107.2 708 m 107.2 720 l S", False),
        ("107.2 600 m 107.2 690 l S", False),
        ("90 703.5 m 120 703.5 l S", False),  # along the line
    ],
)
def test_a_rule_in_a_narrow_gap_parts_words(tmp_path: Path, rule: str, parted: bool) -> None:
    for gap in (1.0, 0.4):
        drawn = typed("100 700 AB", setting=f"{gap} Tc") + f"\n{rule}".encode()
        expected = ["A", "B"] if parted and gap > 0.6 else ["AB"]
        assert words(tmp_path / "a.pdf", drawn) == expected


@pytest.mark.parametrize("lean", [0.0, 0.2, 0.25, 0.333])
def test_type_that_is_sheared_to_look_italic_keeps_its_blanks(tmp_path: Path, lean: float) -> None:
    """The boxes of its letters run into each other, over blanks too."""
    drawn = f"BT /F1 10 Tf 1 0 {lean} 1 100 700 Tm (Tingkat produksi dan nilai) Tj ET".encode()
    assert words(tmp_path / "a.pdf", drawn) == ["Tingkat", "produksi", "dan", "nilai"]


@pytest.mark.parametrize("skew", [0.0, 0.0872, -0.0872])
def test_type_on_a_page_that_lies_askew_leans_no_further(tmp_path: Path, skew: float) -> None:
    """By five degrees: letters a little apart are still one word."""
    drawn = f"BT /F1 10 Tf 1.5 Tc 0.9962 {skew} {-skew} 0.9962 100 700 Tm (HHHH) Tj ET".encode()
    assert words(tmp_path / "a.pdf", drawn) == ["HHHH"]


def test_a_rule_parts_words_that_run_upwards(tmp_path: Path) -> None:
    drawn = b"BT /F1 10 Tf 1 Tc 0 1 -1 0 300 400 Tm (AB) Tj ET"
    assert words(tmp_path / "a.pdf", drawn) == ["AB"]
    beside = b" 290 407.2 m 310 407.2 l S"
    assert words(tmp_path / "b.pdf", drawn + beside) == ["A", "B"]
    assert words(tmp_path / "c.pdf", drawn + b" 200 407.2 m 290 407.2 l S") == ["AB"]
    assert words(tmp_path / "d.pdf", drawn + b" 290 403 m 310 403 l S") == ["AB"]


@pytest.mark.parametrize(
    ("size", "rise", "read_as"),
    [
        (6, 4, "m²"),
        (8, 4, "m²"),
        (9, 4, "m2"),  # nine tenths of the letter before it
        (8, 2.1, "m²"),  # a fifth of it higher
        (8, 1.9, "m2"),
        (6, 0, "m2"),
        (6, -3, "m2"),
    ],
)
def test_a_small_raised_digit_is_a_power(
    tmp_path: Path, size: float, rise: float, read_as: str
) -> None:
    drawn = f"BT /F1 10 Tf 100 700 Td (m) Tj /F1 {size} Tf {rise} Ts (2) Tj ET".encode()
    assert words(tmp_path / "a.pdf", drawn) == [read_as]


def test_raised_digits_beside_each_other_are_all_raised(tmp_path: Path) -> None:
    drawn = (
        b"BT /F1 10 Tf 100 700 Td (8) Tj /F1 6 Tf 4 Ts (12) Tj ET "
        b"BT 0 Ts /F1 10 Tf 100 600 Td (8) Tj /F1 6 Tf 4 Ts (1) Tj (a) Tj ET "
        b"BT 0 Ts /F1 10 Tf 100 500 Td (8) Tj /F1 6 Tf 4 Ts (1) Tj 0 Ts (2) Tj ET"
    )
    assert words(tmp_path / "a.pdf", drawn) == ["8¹²", "8¹a", "8¹", "2"]


@pytest.mark.parametrize(
    ("clip", "left"),
    [
        ("0 0 600 800", ["Kata", "Luas"]),
        ("0 0 100 800", ["Luas"]),
        ("130 0 300 800", ["Luas"]),
        ("0 0 600 690", ["Luas"]),
        ("0 710 600 90", ["Luas"]),
        ("90 695 60 20", ["Kata", "Luas"]),
    ],
)
def test_of_texts_in_one_place_a_clip_shows_one(tmp_path: Path, clip: str, left: list[str]) -> None:
    drawn = f"q {clip} re W n ".encode() + typed("100 700 Kata") + b" Q " + typed("101 700 Luas")
    found = read(tmp_path / "a.pdf", drawn)
    assert sorted({"".join(filter(str.isalpha, word.text)) for word in found.words}) == left or (
        len(left) == 2 and not found.clipped
    )
    assert [word.text for word in found.clipped] == (["Kata"] if len(left) == 1 else [])


@pytest.mark.parametrize(
    ("across", "seen", "place", "cut"),
    [
        ("100 200 300 400", "490 210", 300, True),
        ("100 200 300 400", "490 210", 476, True),
        ("100 200 300 400", "450 20", 440, False),
        ("100 200 300 400", "450 20", 300, True),
        ("100 200 300", "490 210", 300, False),
    ],
)
def test_a_name_that_a_cell_on_another_page_shows_is_not_seen_on_this_one(
    tmp_path: Path, across: str, seen: str, place: int, cut: bool
) -> None:
    """In the middle of merged cells over two pages, below the rules of the first, or the rest of
    it, right below them; a clip that is no cell's may be a little off its text."""
    rules = "".join(f"{x} 490 m {x} 700 l S " for x in across.split()).encode()
    low, tall = seen.split()
    clipped = f"q 100 {low} 100 {tall} re W n ".encode() + typed(f"110 {place} Program") + b" Q "
    found = read(tmp_path / "a.pdf", rules + clipped + typed("110 600 Kegiatan"))
    assert [word.text for word in found.clipped] == (["Program"] if cut else [])
    alone = read(tmp_path / "b.pdf", rules + clipped)
    assert [word.text for word in alone.clipped] == (["Program"] if cut else [])


@pytest.mark.parametrize(("seen", "cut"), [("490 190", ["Kegiatan", "Program"]), ("490 220", [])])
def test_a_name_over_the_head_that_its_cell_below_does_not_show_is_not_seen(
    tmp_path: Path, seen: str, cut: list[str]
) -> None:
    """The first lines of a name whose cell began on the page before stand over the head, one of
    them on a rule."""
    rules = "".join(f"{x} 490 m {x} 730 l S " for x in (100, 200, 300, 400)).encode()
    rules += b"100 684 m 400 684 l S "
    low, tall = seen.split()
    clip = f"q 100 {low} 100 {tall} re W n ".encode()
    lines = ("110 692 Program", "110 681 Kegiatan", "110 670 Wilayah")
    drawn = b"".join(clip + typed(line) + b" Q " for line in lines)
    found = read(tmp_path / "a.pdf", rules + drawn + typed("210 692 (1)"))
    assert sorted(word.text for word in found.clipped) == cut


@pytest.mark.parametrize(
    ("step", "down", "shown"),
    [(0.4, 0, "H"), (1.2, 0, "H"), (1.2, 0.8, "H"), (2.6, 0, "HH"), (4, 0, "HH")],
)
def test_a_sign_struck_twice_is_one(tmp_path: Path, step: float, down: float, shown: str) -> None:
    """A little beside itself, as some programs make bold."""
    strike = f"BT /F1 10 Tf 100 700 Td (H) Tj {step} {-down} Td [(H) -2000 (I)] TJ ET"
    found = words(tmp_path / "a.pdf", strike.encode())
    assert "".join(found).replace("I", "") == shown


@pytest.mark.parametrize(
    ("size", "seen"), [(1, ["Camat", "Telaga"]), (1.6, ["Camat", "Telaga", "Rawa"])]
)
def test_type_of_a_point_beside_usual_type_is_not_seen(
    tmp_path: Path, size: float, seen: list[str]
) -> None:
    content = b"BT /F1 10 Tf 30 700 Td (Camat Telaga) Tj ET "
    content += f"BT /F1 {size} Tf 2 2 Td (Rawa) Tj ET".encode()
    assert words(tmp_path / "a.pdf", content) == seen


@pytest.mark.parametrize(
    ("colour", "low", "left", "ruled"),
    [
        ("0.8 0.9 1 rg", 600, 180, False),
        ("1 g", 600, 180, True),
        ("0.8 0.9 1 rg", 605, 180, True),
        ("0.8 0.9 1 rg", 600, 180.75, True),
    ],
)
@pytest.mark.parametrize("white", [False, True])
def test_a_bar_that_goes_on_with_the_ground_of_a_cell_is_no_rule(
    tmp_path: Path, colour: str, low: int, left: float, ruled: bool, white: bool
) -> None:
    """Printers of web pages fill the room beside the amounts by itself; a white one between white
    grounds is none either."""
    ground = "1 g" if white else "0.8 0.9 1 rg"
    bar = {"1 g": "0 g"}.get(colour, ground) if white else colour
    drawn = f"{ground} 100 600 80 14 re f 183 600 80 14 re f {bar} {left} {low} 1.5 14 re f"
    found = read(tmp_path / "a.pdf", drawn.encode())
    assert len(found.rules) == ruled
    assert len(found.shades) == (0 if white else 2)
