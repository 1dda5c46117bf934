"""Lists of staff: heads that name a person, heads that tell of one, numbers that are a person's.

Officials are named in public in their function; a list of staff with ranks and scores is not for
spreading (UU 27/2022 on personal data), so it must be known where one stands.
"""

from __future__ import annotations

import re

from grammar.words import any_of

_NAME = re.compile(rf"\W*{any_of('pegawai', 'nama')}\W*", re.IGNORECASE)
_OF_PERSON = re.compile(rf"(?<![^\W_]){any_of('pegawai', 'ciri')}(?![^\W_])", re.IGNORECASE)
# NIP (Peraturan Kepala BKN 22/2007): date of birth, year and month of appointment, sex, serial.
STAFF_NUMBER = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d\s?(?:19|20)\d{2}(?:0\d|1[0-2])\s?[12]\s?\d{3}(?!\d)"
)
DIGITS = 18
"""Digits of such a number."""


def names_person(text: str) -> bool:
    """Whether a head says that persons are named below it, and not things or posts."""
    return bool(_NAME.fullmatch(text.strip()))


def tells_of_person(text: str) -> bool:
    """Whether a head tells of a person: a rank, a number of staff, a score, an education."""
    return bool(_OF_PERSON.search(text.replace(". ", " ")))


def holds_staff_number(text: str) -> bool:
    """Whether a text holds the number of a member of staff (NIP)."""
    return len(text) >= DIGITS and bool(STAFF_NUMBER.search(text))
