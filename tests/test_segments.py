"""Documents merged in groups: all of them, in order, and few groups change with one document."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perbup import segments
from perbup.building import build
from perbup.compared import compared
from perbup.segments import Member, divide
from samples import text
from samples.build import build as invent
from samples.model import Options

pytestmark = pytest.mark.slow

members = st.lists(
    st.builds(
        Member,
        doc_id=st.integers(0, 9999).map(lambda n: f"perbup-contoh-{n:04}-2023"),
        name=st.just("a.txt"),
        key=st.text("0123456789abcdef", min_size=4, max_size=4),
        rows=st.integers(0, 500),
    ),
    max_size=120,
    unique_by=lambda member: member.doc_id,
).map(lambda found: sorted(found, key=lambda member: member.doc_id))


@given(members)
def test_groups_hold_every_member_in_order(found: list[Member]) -> None:
    groups = divide(found)
    assert [member for group in groups for member in group] == found
    assert all(groups)
    assert all(sum(m.rows for m in group[:-1]) < segments.MOST_ROWS for group in groups)


@given(members.filter(bool), st.data())
def test_a_member_that_goes_changes_its_own_group_alone(
    found: list[Member], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(found))
    before, after = set(divide(found)), set(divide([m for m in found if m is not gone]))
    assert len(before - after) <= 2  # its group, and the next where it stood at the end of its own


def segment_names(out: Path) -> set[str]:
    return {path.name for path in (out / ".perbup" / "segments").iterdir()}


def test_only_the_segment_of_a_changed_document_is_merged_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "MEAN", 2)
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for seed in range(1, 9):
        content = text.render(invent(seed, Options(small=True)))
        (raw / f"{seed}.txt").write_text(content, encoding="utf-8")
    build(raw, out, executor="serial")
    before = segment_names(out)
    assert len(before) > 2
    with (raw / "5.txt").open("a", encoding="utf-8") as file:
        file.write("\nSatu baris di akhir.\n")
    gathered: list[set[str]] = []

    def gathering(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
        gathered.append(set(tables["dokumen"]["doc_id"].to_pylist()))
        return compared(tables)

    monkeypatch.setattr(segments, "compared", gathering)
    assert build(raw, out, executor="serial").processed == 1
    assert len(gathered) == 1  # what the other documents are compared by was kept
    after = segment_names(out)
    assert len(after - before) == len(before - after) == 1
    published = {path.name: path.read_bytes() for path in (out / "dataset").iterdir()}
    build(raw, tmp_path / "anew", executor="serial")
    anew = {path.name: path.read_bytes() for path in (tmp_path / "anew" / "dataset").iterdir()}
    assert published == anew
