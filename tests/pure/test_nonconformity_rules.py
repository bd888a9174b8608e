"""When causes are removed, and the order of steps, whatever the records."""

from hypothesis import given
from hypothesis import strategies as st
from loader import load

closing = load("closing", "iso_quality_audit")
ways = load("ways", "iso_quality_audit")

CAUSES = st.lists(st.integers(1, 5), unique=True)
CHECKS = st.lists(
    st.tuples(st.integers(0, 3), st.booleans()), max_size=12
)  # (place of the action, passed), in order of time
WAYS = st.builds(ways.Way, *[st.booleans()] * 7)


@st.composite
def actions(draw):
    """Actions with checks whose orders are all different."""
    checks = draw(CHECKS)
    return [
        closing.Action(
            place,
            draw(st.frozensets(st.integers(1, 5), max_size=3)),
            tuple(
                closing.Check(order, passed)
                for order, (whose, passed) in enumerate(checks)
                if whose == place
            ),
            draw(st.booleans()),
        )
        for place in range(4)
    ]


@given(CAUSES, actions())
def test_an_effective_action_never_stands_in_for_another_cause(causes, some):
    for cause in causes:
        others = [action for action in some if cause not in action.causes]
        assert not closing.is_removed(cause, others)
        # What others have shown changes nothing about this one.
        mine = [action for action in some if cause in action.causes]
        assert closing.is_removed(cause, some) == closing.is_removed(cause, mine)


@given(actions(), st.integers(1, 5))
def test_the_last_check_decides(some, cause):
    order = 1 + max((c.order for a in some for c in a.checks), default=0)
    for passed in (True, False):
        after = closing.Action(
            9, frozenset([cause]), (closing.Check(order, passed),), False
        )
        assert closing.is_removed(cause, [*some, after]) is passed


def test_a_failure_followed_by_a_success_holds_nothing_up():
    failed = closing.Action(1, frozenset([1]), (closing.Check(1, False),))
    works = closing.Action(2, frozenset([1]), (closing.Check(2, True),))
    assert not closing.may_close([1], [failed])
    assert closing.may_close([1], [failed, works])


@given(CAUSES, actions(), st.randoms())
def test_the_order_of_actions_does_not_matter(causes, some, random):
    mixed = list(some)
    random.shuffle(mixed)
    assert closing.left_causes(causes, some) == closing.left_causes(causes, mixed)
    assert closing.may_close(causes, some) == closing.may_close(causes, mixed)


@given(CAUSES, actions())
def test_nothing_closes_with_a_cause_left_or_an_action_unchecked(causes, some):
    left = set(causes) - {cause for cause in causes if closing.is_removed(cause, some)}
    waiting = {a.key for a in some if not a.checks and not a.dropped}
    assert closing.left_causes(causes, some) == [c for c in causes if c in left]
    assert set(closing.unchecked(some)) == waiting
    assert closing.may_close(causes, some) == (not left and not waiting)
    # What nothing was done about is never removed by what is not done.
    bare = closing.without_action(causes, some)
    assert set(bare) == {
        c for c in causes if not any(c in a.causes for a in some if not a.dropped)
    }


@given(WAYS, st.booleans())
def test_steps_are_in_order(way, leader):
    stages = ways.stages_of(way, leader)
    places = [ways.STAGES.index(stage) for stage in stages]
    assert places == sorted(set(places))
    # A leader may be added, nothing else changes.
    assert set(ways.stages_of(way)) <= set(ways.stages_of(way, True))
    assert set(ways.stages_of(way, True)) - set(ways.stages_of(way)) <= {ways.APPROVING}


@given(WAYS, st.booleans(), st.sampled_from(ways.STAGES))
def test_what_follows_is_never_before(way, leader, stage):
    stages = ways.stages_of(way, leader)
    following = ways.after(stage, stages)
    place = ways.STAGES.index(stage)
    skipped = ways.STAGES[place + 1 :]
    if following != ways.CLOSED:
        assert ways.STAGES.index(following) > place
        skipped = ways.STAGES[place + 1 : ways.STAGES.index(following)]
    assert not set(skipped) & set(stages), "no step is passed over"


@given(WAYS, st.booleans())
def test_every_way_comes_to_its_end(way, leader):
    stages = ways.stages_of(way, leader)
    seen, at = [], stages[0] if stages else ways.CLOSED
    while at != ways.CLOSED:
        seen.append(at)
        at = ways.after(at, stages)
    assert tuple(seen) == stages
    if stages:
        assert ways.back_to(stages) in stages
