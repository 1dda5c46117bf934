"""One regulation cited with two titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from quality.citations import Cited, begin_alike, cited_titles, known_titles, title_words
from quality.frames import Frames, grouped
from schemas.finding import Finding
from schemas.message import Message, Quote, Regulation, listed, say
from schemas.rules import finding

SPELLING = 80
"""Two words at least this alike (0-100) are one word spelt in two ways."""


def check(frames: Frames) -> Iterator[Finding]:
    """Citations of one regulation whose titles differ by a word, within the document."""
    kabupaten = frames.of_document("kabupaten")
    cited = grouped(cited_titles(frames), lambda item: item.peraturan_id)
    for peraturan_id, items in cited.items():
        variants: dict[tuple[str, ...], list[Cited]] = {}
        for item in items:
            words = title_words(item.title, kabupaten)
            if item.at.dataset != "landasan_hukum":
                # In running text a title may run on into its sentence, or break off.
                words = next((known for known in variants if begin_alike(known, words)), words)
            variants.setdefault(words, []).append(item)
        if len(variants) < 2:
            continue
        promulgated = title_words(known_titles().get(peraturan_id, ""), kabupaten)
        ordered = sorted(variants, key=lambda words: words != promulgated)
        shown = [variants[words][0] for words in ordered]
        kind = _kind(ordered)
        titles = [
            say("rujukan-dua-judul.satu", judul=Quote(item.title), tempat=item.where)
            for item in shown
        ]
        yield frames.finding(
            (Regulation(peraturan_id), listed((item.where for item in shown), " / ")),
            say(
                "rujukan-dua-judul",
                peraturan=Regulation(peraturan_id),
                banyak=len(shown),
                beda=kind,
                judul=listed(titles),
            ),
            expected=shown[0].title,
            found=shown[1].title,
            page=next((item.at.page for item in shown[1:] if item.at.page), None),
        )


def across(frames: Frames) -> Iterator[tuple[str, Finding]]:
    """Titles of the citation lists that differ from the one that is known, else from that which
    most documents use.

    Only differences that the document does not already have within itself. Of two documents that
    disagree alone, the later one (by doc_id) carries the finding.
    """
    kabupaten = {row["doc_id"]: row.get("kabupaten") for row in frames.rows("dokumen")}
    titles: dict[str, dict[str, dict[tuple[str, ...], str]]] = {}
    for row in frames.rows("landasan_hukum"):
        if row.get("peraturan_id") and row.get("tentang"):
            words = title_words(row["tentang"], kabupaten.get(row["doc_id"]))
            by_doc = titles.setdefault(row["peraturan_id"], {})
            by_doc.setdefault(row["doc_id"], {}).setdefault(words, row["tentang"])
    for peraturan_id in sorted(titles):
        by_doc = titles[peraturan_id]
        votes = Counter(words for variants in by_doc.values() for words in variants)
        if len(votes) < 2:
            continue
        order = {words: doc for doc in sorted(by_doc, reverse=True) for words in by_doc[doc]}
        promulgated = title_words(known_titles().get(peraturan_id, ""))
        best = min(
            votes, key=lambda words: (words != promulgated, -votes[words], order[words], words)
        )
        for doc_id in sorted(by_doc):
            variants = by_doc[doc_id]
            if best in variants:
                continue
            first = next(iter(variants))
            witness = next(doc for doc in sorted(by_doc) if best in by_doc[doc])
            made = finding(
                say(
                    "rujukan-dua-judul.antardokumen",
                    peraturan=Regulation(peraturan_id),
                    banyak=votes[best],
                    contoh=witness,
                    beda=_kind([best, first]),
                ),
                "peraturan",
                (Regulation(peraturan_id), doc_id),
                expected=by_doc[witness][best],
                found=variants[first],
            )
            yield doc_id, made


def _kind(variants: Sequence[tuple[str, ...]]) -> Message:
    """How titles differ: only in spelling, in a few words, or altogether."""
    first = variants[0]
    worst = say("beda.ejaan")
    for other in variants[1:]:
        if len(first) == len(other) and all(
            ratio(one, two) >= SPELLING for one, two in zip(first, other, strict=True)
        ):
            continue
        if Levenshtein.distance(first, other) * 2 > max(len(first), len(other)):
            return say("beda.judul")
        worst = say("beda.kata")
    return worst
