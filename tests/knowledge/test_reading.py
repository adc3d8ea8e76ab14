"""Reading a knowledge folder: all of it arrives typed; what is wrong is named with its repair and never raised."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.knowledge.examples import Example
from unknot import load_knowledge
from unknot.core.knowledge import Grade, Muscle, Press, Urgency
from unknot.library.build import Fault, build
from unknot.library.problem import KnowledgeError
from unknot.library.read import read_knowledge, read_library

MUSCLE = 'id = "psoas"\nname = "Psoas"\narea = "hips"\npress = "self"\ngrade = "memory"\n'
FLAG = (
    'id = "fall"\nasks = "Did you fall?"\nurgency = "same-day"\nadvice = "See a doctor."\ngrade = "memory"\n'
)
POINT = """
[[points]]
id = "deep"
at = "groin"
[points.zone]
essential = ["groin"]
side = "same"
grade = "E"
cites = ["simons-1999"]
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("UNKNOT_CACHE", str(folder))
    return folder


def laid_out(folder: Path, **files: str) -> Path:
    """A knowledge folder with these files: `muscles__psoas` is muscles/psoas.toml."""
    named = {f"{name.replace('__', '/')}.toml": content for name, content in files.items()}
    return Example("", "", "", named).write(folder / "knowledge")


def told(folder: Path) -> str:
    return "\n".join(str(problem) for problem in read_library(folder).problems)


def test_a_muscle_arrives_with_its_types(tmp_path: Path) -> None:
    muscle = read_knowledge(laid_out(tmp_path, muscles__psoas=MUSCLE + POINT)).muscles["psoas"]
    assert muscle.press is Press.SELF
    assert muscle.backing.grade is Grade.MEMORY
    assert muscle.points[0].zone.backing.cites == ("simons-1999",)
    assert muscle.essential == {"groin"}
    assert muscle.signs == ()


def test_urgency_is_read_by_its_label(tmp_path: Path) -> None:
    assert (
        read_knowledge(laid_out(tmp_path, red_flags__fall=FLAG)).red_flags["fall"].urgency is Urgency.SAME_DAY
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (MUSCLE.replace('"self"', '"hard"'), "press: is 'hard'; write one of: self, gentle, never"),
        (MUSCLE.replace('press = "self"\n', ""), "press: is missing; add it: one of: self, gentle, never"),
        (MUSCLE.replace('grade = "memory"\n', ""), "grade: is missing"),
        (MUSCLE + 'sign = ["stiff"]\n', "sign: is not a key that this table has; did you mean 'signs'?"),
        (MUSCLE + 'signs = "stiff"\n', "signs: is 'stiff'; write a list of texts"),
        (MUSCLE + "latin = 7\n", "latin: is 7; write a text in quotes"),
        (MUSCLE + POINT.replace('side = "same"\n', ""), "points[0].zone.side: is missing"),
        (MUSCLE + POINT.replace("[points.zone]\n", ""), "points[0].zone: is missing"),
        (MUSCLE + 'points = ["deep"]\n', "points[0]: is 'deep'; write a table"),
        (MUSCLE + "name = 1\n", "is not valid TOML"),
        ('id = "psoas\n', "is not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_place_and_repair(tmp_path: Path, content: str, says: str) -> None:
    folder = laid_out(tmp_path, muscles__psoas=content, red_flags__fall=FLAG)
    assert says in told(folder)
    assert "psoas" not in read_knowledge(folder).muscles


def test_all_faults_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    text = told(laid_out(tmp_path, muscles__psoas='id = "psoas"\nlatin = 7\n'))
    assert all(key in text for key in ("latin:", "name:", "area:", "press:", "grade:"))


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, muscles__psoas=MUSCLE)
    (folder / "muscles" / "psoas.toml").write_bytes(b'id = "ps\xff"')
    assert "is not UTF-8 text; save it as UTF-8" in told(folder)


def test_one_broken_muscle_leaves_the_others(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, muscles__psoas=MUSCLE, muscles__iliacus="id = ")
    assert set(read_knowledge(folder).muscles) == {"psoas"}


def test_a_broken_red_flag_stops_everything(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, muscles__psoas=MUSCLE, red_flags__fall=FLAG.replace("same-day", "soon"))
    with pytest.raises(KnowledgeError, match=r"red_flags/fall.toml, urgency: is 'soon'"):
        read_knowledge(folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="there is no such folder"):
        read_knowledge(tmp_path / "nowhere")


def test_the_version_follows_every_byte_and_nothing_else(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, muscles__psoas=MUSCLE)
    first = read_knowledge(folder).version
    (folder / "muscles" / "psoas.toml").touch()
    assert read_knowledge(folder).version == first
    (folder / "muscles" / "psoas.toml").write_text(MUSCLE + "\n")
    assert read_knowledge(folder).version != first


def test_what_is_kept_is_the_same_as_what_is_parsed(tmp_path: Path, own_cache: Path) -> None:
    folder = laid_out(
        tmp_path, muscles__psoas=MUSCLE + POINT, moved='old = "psoas"\n', finder="[leak]\nother = 0.1\n"
    )
    parsed = read_knowledge(folder)
    assert list(own_cache.iterdir())
    assert read_knowledge(folder) == parsed
    assert parsed.weights == {"leak.other": 0.1}
    assert parsed.moved == {"old": "psoas"}


def test_a_change_is_seen_even_when_size_and_time_stay(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, muscles__psoas=MUSCLE)
    file = folder / "muscles" / "psoas.toml"
    before = read_knowledge(folder).muscles["psoas"].name
    stat = file.stat()
    file.write_text(MUSCLE.replace('"Psoas"', '"Iliac"'))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert (before, read_knowledge(folder).muscles["psoas"].name) == ("Psoas", "Iliac")


def test_a_spoilt_or_forbidden_cache_is_passed_over(tmp_path: Path, own_cache: Path) -> None:
    folder = laid_out(tmp_path, muscles__psoas=MUSCLE)
    read_knowledge(folder)
    for kept in own_cache.iterdir():
        kept.write_text("{half")
    assert "psoas" in read_knowledge(folder).muscles
    for kept in own_cache.iterdir():
        kept.unlink()
    own_cache.rmdir()
    own_cache.write_text("a file where the folder should be")
    assert "psoas" in read_knowledge(folder).muscles


@given(content=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode()))
def test_no_content_makes_reading_raise(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "knowledge"
        for name in ("muscles/x.toml", "body/regions.toml", "finder.toml", "moved.toml"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        library = read_library(folder)
        assert all(problem.repair for problem in library.problems)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    table=st.dictionaries(
        st.sampled_from(["id", "name", "points", "press", "grade", "wakes", "tells", "x"]), VALUES
    )
)
def test_no_table_makes_building_raise(table: dict[str, object]) -> None:
    faults: list[Fault] = []
    value = build(Muscle, table, faults)
    assert (value is None) == bool(faults)


def test_the_knowledge_that_ships_is_read_once() -> None:
    assert load_knowledge() is load_knowledge()
    assert len(load_knowledge().regions) == 122
