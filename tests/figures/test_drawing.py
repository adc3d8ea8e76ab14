"""The tool that draws the figure. Needs requirements/figures.txt; without it these are skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

reason = "the drawing tool needs requirements/figures.txt"
np = pytest.importorskip("numpy", reason=reason)
pytest.importorskip("numba", reason=reason)
shapely = pytest.importorskip("shapely", reason=reason)
borders = pytest.importorskip("figures.borders")
charts = pytest.importorskip("figures.charts")
field = pytest.importorskip("figures.field")
figure = pytest.importorskip("figures.figure")
places = pytest.importorskip("figures.places")
render = pytest.importorskip("figures.render")
skeleton = pytest.importorskip("figures.skeleton")


def test_the_same_command_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("once", "again"):
        assert (
            render.main(
                ["map", "--views", "foot-left-outer", "--scale", "0.2", "--out", str(tmp_path / name)]
            )
            == 0
        )
    assert (tmp_path / "once" / "foot-left-outer.svg").read_bytes() == (
        tmp_path / "again" / "foot-left-outer.svg"
    ).read_bytes()
    assert (tmp_path / "once" / "foot-left-outer.json").read_bytes() == (
        tmp_path / "again" / "foot-left-outer.json"
    ).read_bytes()


@pytest.mark.parametrize("slug", ["short-foot", "bird-dog"])
def test_a_picture_of_a_movement_is_drawn_the_same_byte_for_byte(slug: str, tmp_path: Path) -> None:
    drawn = []
    for name in ("once", "again"):
        asked = ["positions", "--only", slug, "--scale", "0.2", "--out", str(tmp_path / name)]
        assert render.main(asked) == 0
        drawn.append((tmp_path / name / f"{slug}.svg").read_bytes())
    assert drawn[0] == drawn[1]
    assert b'class="fig-arrow"' in drawn[0]


def test_an_arrow_from_a_part_that_is_not_there_is_an_error_that_names_it() -> None:
    positions = pytest.importorskip("figures.positions")
    row = positions.pictures()["bird-dog"]
    arrow = [{"at": "tail", "by": [0, 0, 9]}]
    motion = pytest.importorskip("figures.motion")
    with pytest.raises(motion.NoSuchMark, match="no point 'tail'"):
        positions.draw({**row, "arrows": arrow}, 0.2)


def test_a_view_that_does_not_exist_is_said_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render.main(["map", "--views", "knee", "--out", str(tmp_path)]) == 2
    assert "knee" in capsys.readouterr().err


@pytest.mark.parametrize("seed", range(8))
def test_neighbours_share_one_border_so_the_areas_add_up(seed: int) -> None:
    chance = np.random.default_rng(seed)
    labels = np.full((30, 30), borders.OUTSIDE)
    labels[4:26, 4:26] = np.kron(chance.integers(0, 4, (11, 11)), np.ones((2, 2), int))
    arcs = borders.trace(labels)
    total = 0.0
    for label in range(4):
        for loop in borders.oriented(arcs, label):
            corners = [c for a, fwd in loop for c in (a.corners if fwd else a.corners[::-1])[:-1]]
            signed = shapely.Polygon(corners).exterior
            total += shapely.Polygon(signed).area * (-1 if signed.is_ccw else 1)
    assert abs(total) == 22 * 22


@pytest.mark.parametrize(
    ("part", "at", "region"),
    [
        ("trunk", (10.5, -12.0, 134.0), "shoulder-blade"),
        ("trunk", (0.0, 11.0, 105.6), "navel"),
        ("trunk", (-6.6, -12.0, 90.0), "buttock-lower"),
        ("head", (7.4, -0.9, 162.4), "ear"),
        ("upper-arm-left", (0.0, 4.5, 20.0), "upper-arm-front"),
        ("thigh-right", (0.0, -7.5, 17.0), "thigh-back-upper"),
        ("shank-right", (2.5, -6.0, 12.0), "calf-outer"),
        ("foot-left", (-1.0, -8.0, -3.0), "heel-sole"),
        ("hand-right", (1.0, 0.5, 15.0), "middle-finger"),
    ],
)
def test_landmarks_lie_in_their_region_in_any_pose(
    part: str, at: tuple[float, float, float], region: str
) -> None:
    bent = skeleton.Pose(
        place=(10, -20, 60),
        turn=figure.REST.turn @ np.array([[0, 1, 0], [-1, 0, 0], [0, 0, 1.0]]),
        lumbar=(20, 5, 0),
        arms=(skeleton.Arm(flex=70, elbow=80), skeleton.Arm(abduct=60)),
        legs=(skeleton.Leg(flex=60, knee=50), skeleton.Leg(abduct=20)),
    )
    for pose in (figure.REST, bent):
        fig = figure.figure(pose)
        point = fig.bones.point(part, at)[None]
        skin = charts.skin(fig, point, np.array([fig.names.index(part)]))
        assert places.places()[int(places.place_indices(skin)[0])].region == region


def test_a_hand_out_of_reach_is_an_error_not_a_hovering_hand() -> None:
    far = skeleton.Arm(reach=(90.0, 0.0, 100.0))
    with pytest.raises(skeleton.OutOfReach, match="reaches"):
        skeleton.bones(skeleton.Pose(arms=(far, skeleton.Arm())))


def test_the_bones_keep_their_length_when_a_hand_reaches() -> None:
    pose = skeleton.Pose(arms=(skeleton.Arm(reach=(30.0, 25.0, 120.0), pole=(1, 0, -1)), skeleton.Arm()))
    f = skeleton.bones(pose).frames
    upper = np.linalg.norm(f["forearm-right"].origin - f["upper-arm-right"].origin)
    assert upper == pytest.approx(skeleton.UPPER_ARM)
    assert np.linalg.norm(np.array([30.0, 25.0, 120.0]) - f["forearm-right"].origin) == pytest.approx(
        skeleton.FOREARM
    )


def test_the_skin_is_where_the_distance_is_nought() -> None:
    fig = figure.figure(figure.REST)
    on_skin = field.snap(fig.scene, np.array([[0.0, 12.0, 120.0], [8.0, -14.0, 88.0], [14.0, 4.0, 60.0]]), 12)
    assert np.abs(field.distances(fig.scene, on_skin)).max() < 0.05
