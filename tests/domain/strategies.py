"""Lives and days that hypothesis makes up."""

from datetime import time

from hypothesis import settings
from hypothesis import strategies as st

from habits.domain.standing import Day, Standing
from tests.domain.builders import A_DAY

THE_SAME_EVERY_TIME = settings(derandomize=True, deadline=None, max_examples=150)
WALL_TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))

days = st.builds(
    Day,
    date=st.just(A_DAY),
    scheduled=st.sampled_from((True, True, True, False)),
    target=st.integers(3, 5),
    count=st.integers(0, 6),
    holiday=st.sampled_from((False, False, False, True)),
    absence=st.sampled_from((False, False, False, True)),
    joining=st.sampled_from((False, False, False, True)),
    reached=st.sampled_from((True, True, True, False)),
    closed=st.sampled_from((True, True, True, False)),
)
runs = st.lists(days, max_size=40)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Any standing that a leader can have: none with two freezes has something towards a third."""
    freezes = draw(st.integers(0, 2))
    return Standing(
        streak=draw(st.integers(0, 300)),
        freezes=freezes,
        earned=0 if freezes == 2 else draw(st.integers(0, 4)),
        score=draw(st.floats(0, 100)),
        judged=draw(st.integers(0, 300)),
    )
