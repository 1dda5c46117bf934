"""What a page is, told from what stands on it: pages of 500 by 800 points, from both sides of what
decides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.printed import Area, PageContent, Rule, Word
from extract.triage import (
    _touch,
    _united,
    image_share,
    is_garbage,
    judge,
    pictures_beside,
)

TEXT = [
    *("kantor", "kecamatan", "menyusun", "rencana", "kerja", "setiap"),
    *("tahun", "dengan", "usulan", "semua", "warga", "desa"),
]
NOISE = [
    *("xqzv", "kjwq", "zzxk", "qwvx", "vkqz", "jxqw"),
    *("zkvq", "wqxj", "qxzv", "kqzj", "xwvq", "zqkx"),
]
GERMAN = [
    *("Endgültiges", "Ergebnis", "Wahl", "Deutschen", "Bundestag", "Wahlkreis"),
    *("Gegenstand", "Nachweisung", "Zweitstimmen", "Veränderung"),
    *("Prozentpunkte", "Wahlberechtigte", "Wahlbeteiligung", "Ungültige"),
    *("Gültige", "Stimmen", "davon", "Tierschutzpartei", "Übrige", "insgesamt"),
    *("Erwerbstätige", "Bevölkerung", "Bruttoinlandsprodukt"),
]
POLISH = [
    *("Ludność", "według", "płci", "wieku", "województw", "stan", "dnia", "grudnia"),
    *("Wyszczególnienie", "ogółem", "mężczyźni", "kobiety", "miasta", "wieś"),
    *("powierzchnia", "gęstość", "przyrost", "naturalny", "małżeństwa"),
    *("urodzenia", "zgony", "dolnośląskie", "łódzkie", "świętokrzyskie"),
]
GREEK = [
    *("Πληθυσμός", "κατά", "φύλο", "ηλικία", "και", "περιφέρεια", "Σύνολο", "Άνδρες"),
    *("Γυναίκες", "Αττική", "Κρήτη", "Θεσσαλία", "Ήπειρος", "Στερεά", "Ελλάδα"),
    *("γεννήσεις", "θάνατοι", "γάμοι", "έτος", "πηγή", "στατιστική", "αρχή", "απογραφή"),
    *("μόνιμος"),
]


def words(texts: Sequence[str], visible: bool = True, x: float = 20, y: float = 20) -> list[Word]:
    return [
        Word(text, x, y + 12 * n, x + 20, y + 12 * n + 10, 10, False, visible=visible)
        for n, text in enumerate(texts)
    ]


def page(
    held: Sequence[Word] = (),
    images: Sequence[Area] = (),
    rules: Sequence[Rule] = (),
    wide: float = 500.0,
    high: float = 800.0,
    unmapped: int = 0,
    characters: int = 0,
) -> PageContent:
    return PageContent(
        1, wide, high, 0, tuple(held), tuple(rules), tuple(images), unmapped=unmapped,
        characters=characters,
    )  # fmt: skip


WHOLE, HALF = Area(0, 0, 500, 800), Area(0, 0, 500, 400)
MORE, QUARTER = Area(0, 0, 500, 401), Area(0, 0, 500, 200)


def ruled(level: int, upright: int) -> list[Rule]:
    return [
        *(Rule(20, 100 + 20 * n, 200, 100 + 20 * n) for n in range(level)),
        *(Rule(20 + 60 * n, 100, 20 + 60 * n, 200) for n in range(upright)),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (page(words(TEXT)), "text"),
        (page(), "blank"),
        (page(wide=0), "broken"),
        (page(high=-1), "broken"),
        (page(words(TEXT), rules=ruled(3, 3)), "ruled"),
        (page(words(TEXT), rules=ruled(2, 3)), "text"),
        (page(words(TEXT), rules=ruled(3, 2)), "text"),
        (page(images=[WHOLE]), "scan"),
        (page(images=[QUARTER]), "blank"),
        (page(images=[Area(0, 0, 500, 201)]), "scan"),
        (page(words(TEXT[:12]), [MORE]), "scan"),
        (page(words([*TEXT, "dan"]), [MORE]), "text"),
        (page(words(TEXT[:12]), [HALF]), "text"),
        (page(words(TEXT * 10, visible=False), [MORE]), "scan"),
        (page([*words(TEXT * 12, visible=False), *words([*TEXT, "dan"])], [MORE]), "scan"),
        (page([*words(TEXT * 9, visible=False), *words([*TEXT, "dan"])], [MORE]), "text"),
        (page(words(TEXT, visible=False), [QUARTER]), "scan"),
        (page(words(TEXT, visible=False)), "text"),
        (page(words(["\ufffd" * 30])), "broken"),
    ],
)
def test_what_a_page_is(content: PageContent, kind: str) -> None:
    assert judge(content).kind == kind


def test_a_layer_is_worth_reading_that_somebody_could_have_written() -> None:
    many = TEXT * 4
    assert judge(page(words(many, visible=False), [WHOLE])).layer
    assert not judge(page(words(TEXT[:12], visible=False), [WHOLE])).layer
    assert not judge(page(words(NOISE * 4, visible=False), [WHOLE])).layer
    assert not judge(page(words(many), [WHOLE])).layer
    assert judge(page(words([*many, *NOISE]), [WHOLE])).layer, "printed, and in doubt"
    assert not judge(page(words([*many, *NOISE]), [HALF])).layer


@pytest.mark.parametrize(
    ("images", "share"),
    [
        ([], 0.0),
        ([WHOLE], 1.0),
        ([HALF], 0.5),
        ([QUARTER, QUARTER], 0.5),
        ([WHOLE, WHOLE], 1.0),
        ([Area(-100, 0, 250, 800)], 0.5),
        ([Area(250, -50, 900, 900)], 0.5),
        ([Area(600, 0, 900, 800)], 0.0),
        ([Area(0, 900, 500, 1000)], 0.0),
    ],
)
def test_how_much_of_a_page_is_pictures(images: Sequence[Area], share: float) -> None:
    assert image_share(page(images=images)) == pytest.approx(share)
    assert image_share(page(images=images, wide=0)) == 0.0


@pytest.mark.parametrize(
    ("texts", "garbage"),
    [
        (["a" * 8, "\ufffd" * 2], False),
        (["a" * 8, "\ufffd" * 3], True),
        (["a" * 8, "\ue000" * 3], True),
        (["(cid:12)", "a" * 22], False),
        (["(cid:12)", "a" * 21], True),
        ([], False),
        (TEXT * 2, False),
        (NOISE * 8, True),
        (NOISE, False),
        (["#@!%&" * 20], True),
        (["#@!%&" * 15], False),
        ([*TEXT, "....." * 40], False),
        (["12.500", "30,5"] * 30, False),
        (GERMAN, False),
        (POLISH, False),
        (GREEK, False),
        (["".join(chr(ord(sign) - 29) for sign in word) for word in GERMAN], True),
    ],
)
def test_text_that_is_none(texts: Sequence[str], garbage: bool) -> None:
    assert is_garbage(page(words(texts))) is garbage


def test_characters_that_mean_nothing() -> None:
    assert is_garbage(page(unmapped=1))
    assert is_garbage(page(words(["kata"]), unmapped=3, characters=7))
    assert not is_garbage(page(words(["kata"]), unmapped=1, characters=5))
    assert not is_garbage(page(words(["kata"]), unmapped=3, characters=15))


# --- pictures beside text ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "touch"),
    [
        (Area(100, 0, 200, 50), True),
        (Area(101, 0, 200, 50), True),
        (Area(101.1, 0, 200, 50), False),
        (Area(100, 1.9, 200, 51.9), True),
        (Area(100, 2, 200, 50), False),
        (Area(100, 0, 200, 52), False),
        (Area(-100, 0, -1, 50), True),
        (Area(-100, 0, -1.1, 50), False),
        (Area(0, 50, 100, 90), True),
        (Area(0, 51, 100, 90), True),
        (Area(0, 51.1, 100, 90), False),
        (Area(1.9, 50, 101.9, 90), True),
        (Area(2, 50, 100, 90), False),
        (Area(0, 50, 102, 90), False),
        (Area(0, -40, 100, -1), True),
        (Area(0, -40, 100, -1.1), False),
        (Area(50, 0, 150, 50), True),
    ],
)
def test_pieces_of_a_picture_touch_edge_to_edge(other: Area, touch: bool) -> None:
    one = Area(0, 0, 100, 50)
    assert _touch(one, other) is touch
    assert _touch(other, one) is touch


def test_strips_and_tiles_are_one_picture() -> None:
    strips = [Area(0, 20 * n, 100, 20 * n + 20) for n in range(5)]
    assert _united(strips) == [Area(0, 0, 100, 100)]
    assert _united([strips[0], strips[2]]) == [strips[0], strips[2]]
    assert _united([strips[0], strips[2], strips[1]]) == [Area(0, 0, 100, 60)]
    tiles = [Area(50 * x, 20 * y, 50 * x + 50, 20 * y + 20) for y in range(3) for x in range(2)]
    assert _united(tiles) == [Area(0, 0, 100, 60)]
    many = [Area(0, 2.0 * n, 100, 2.0 * n + 2) for n in range(200)]
    assert _united(many) == [Area(0, 0, 100, 400)]
    assert _united([*many, Area(0, 400, 100, 402)]) == []


def beside(*images: Area, held: Sequence[Word] | None = None) -> int:
    own = words([*TEXT, "dan"]) if held is None else held
    return len(list(pictures_beside(page(own, images))))


@pytest.mark.parametrize(
    ("area", "found"),
    [
        (Area(100, 300, 300, 460), 1),
        (Area(100, 300, 300, 459), 0),
        (Area(100, 300, 250, 520), 1),
        (Area(100, 300, 249, 525), 0),
        (Area(0, 300, 500, 364), 1),
        (Area(0, 300, 500, 363), 0),
    ],
)
def test_a_picture_beside_text_is_large_enough_for_a_table(area: Area, found: int) -> None:
    assert beside(area) == found


def test_a_picture_on_which_much_is_printed_is_a_background() -> None:
    area = Area(100, 300, 300, 500)
    few = words(["kata"] * 12, x=110, y=310)
    more = words(["kata"] * 12, x=150, y=310)
    assert beside(area) == 1
    assert beside(area, held=[*words(TEXT), few[0]]) == 1
    assert beside(area, held=[*words([*TEXT, "dan"]), *few[:11]]) == 1
    assert beside(area, held=[*words([*TEXT, "dan"]), *few]) == 0
    assert beside(area, held=[*words([*TEXT, "dan"]), *few[:6], *more[:6]]) == 0
    unseen = [word._replace(visible=False) for word in few]
    assert beside(area, held=[*words([*TEXT, "dan"]), *unseen]) == 1
    aside = [word._replace(x0=word.x0 + 200, x1=word.x1 + 200) for word in few]
    assert beside(area, held=[*words([*TEXT, "dan"]), *aside]) == 1
    assert beside(area, held=words(TEXT[:12])) == 0, "hardly a text"
    assert beside(held=words(TEXT * 2)) == 0


def test_a_low_picture_over_a_broad_page() -> None:
    for high, found in ((60, 1), (59, 0)):
        content = page(words([*TEXT, "dan"]), [Area(0, 300, 600, 300 + high)], wide=600, high=400)
        assert len(list(pictures_beside(content))) == found
