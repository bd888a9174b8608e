"""Risk scales: every pair has one band, more risk is never a lower band."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

risk = load("risk")
Band = risk.Band

FIVE = [Band(1, 3), Band(4, 8), Band(9, 15), Band(16, 25, True)]


@st.composite
def whole_scales(draw):
    """A scale without faults: its sizes, and bands cut anywhere in its scores."""
    high, wide = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    top = high * wide
    cuts = sorted(draw(st.sets(st.integers(1, top), max_size=5)) | {top})
    leader = draw(st.integers(0, top))
    starts = [1, *(cut + 1 for cut in cuts[:-1])]
    bands = [
        Band(low, cut, low > leader) for low, cut in zip(starts, cuts, strict=True)
    ]
    return high, wide, bands


def check(high, wide, bands):
    return risk.problems(range(1, high + 1), range(1, wide + 1), bands)


def kinds(*arguments):
    return {problem.kind for problem in check(*arguments)}


@given(whole_scales(), st.randoms())
def test_a_whole_scale_has_no_problem_in_any_order(scale, random):
    high, wide, bands = scale
    random.shuffle(bands)
    assert check(high, wide, bands) == []


@given(whole_scales())
def test_every_pair_has_one_band_and_bands_rise(scale):
    high, wide, bands = scale
    for one in range(1, high + 1):
        for other in range(1, wide + 1):
            value = risk.score(one, other)
            assert sum(band.low <= value <= band.high for band in bands) == 1
            place = risk.band_at(value, bands)
            for more in (risk.score(one + 1, other), risk.score(one, other + 1)):
                above = risk.band_at(more, bands)
                assert above is None or above >= place


@given(whole_scales(), st.data())
def test_a_band_taken_out_leaves_a_gap(scale, data):
    high, wide, bands = scale
    gone = data.draw(st.sampled_from(bands))
    left = [band for band in bands if band != gone]
    scores = {a * b for a in range(1, high + 1) for b in range(1, wide + 1)}
    expected = {value for value in scores if gone.low <= value <= gone.high}
    gaps = [one.numbers for one in check(high, wide, left) if one.kind == "gap"]
    assert {value for numbers in gaps for value in numbers} == expected


@pytest.mark.parametrize(
    ("bands", "kind"),
    [
        ([Band(1, 4), *FIVE[1:]], "overlap"),
        ([Band(1, 2), *FIVE[1:]], "gap"),
        ([*FIVE[:2], Band(15, 9), FIVE[3]], "empty"),
        ([Band(1, 3, True), *FIVE[1:]], "leader"),
    ],
)
def test_faults_are_named(bands, kind):
    assert kind in kinds(5, 5, bands)


def test_axes_must_count_from_one():
    assert kinds(5, 0, FIVE) == {"levels"}
    assert [p.kind for p in risk.problems([1, 2, 4], [1], [Band(1, 9)])] == ["values"]


@pytest.mark.parametrize(
    ("likelihood", "impact", "place"),
    [(1, 3, 0), (2, 2, 1), (2, 4, 1), (3, 3, 2), (3, 5, 2), (4, 4, 3), (5, 5, 3)],
)
def test_bands_of_five_by_five(likelihood, impact, place):
    assert check(5, 5, FIVE) == []
    assert risk.band_at(risk.score(likelihood, impact), FIVE) == place


SCORES = st.integers(0, 49)


@given(SCORES, SCORES)
def test_movement_is_turned_round(before, after):
    turned = {"up": "down", "down": "up", "same": "same", "": ""}
    assert turned[risk.movement(before, after)] == risk.movement(after, before)
    assert risk.movement(before, after, is_new=True) == "new"


@given(st.integers(0, 0xFFFFFF))
def test_words_are_read_on_every_ground(colour):
    def luminance(text):
        parts = [int(text[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        parts = [
            p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    ground = f"#{colour:06x}"
    two = sorted((luminance(ground), luminance(risk.ink(ground))), reverse=True)
    assert (two[0] + 0.05) / (two[1] + 0.05) >= 4.5


def test_ink_refuses_what_is_no_colour():
    with pytest.raises(ValueError):
        risk.ink("red")
