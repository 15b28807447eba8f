"""Does the event loop serve as a priority pool should, in cases small enough to see through?"""

from math import inf, isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.simulation.pool import serve


def jobs(*rows):
    """Six lists from (release, first, react, second, patience, third) rows; shorter rows have no second task."""
    return [list(column) for column in zip(*(row + (inf, 0.0, inf, 0.0)[len(row) - 2:] for row in rows))]


def test_first_come_first_served():
    first, _, _ = serve(jobs((0.0, 5.0), (1.0, 5.0), (2.0, 5.0)), servers=1)
    assert first == [0, 5, 10]


def test_two_servers_work_at_once():
    first, _, _ = serve(jobs((0.0, 5.0), (1.0, 5.0), (2.0, 5.0)), servers=2)
    assert first == [0, 1, 5]


def test_urgent_work_goes_before_new_orders_but_breaks_nothing_off():
    first, second, third = serve(jobs((0.0, 4.0, 1.0, 2.0, inf, 3.0), (0.0, 5.0), (0.0, 5.0)), servers=1)
    assert first == [0, 4, 14] and second[0] == 9 and third[0] == 11


def test_a_call_hangs_up_when_its_patience_ends():
    _, second, third = serve(jobs((0.0, 4.0, 1.0, 2.0, 3.0, 1.0), (0.0, 5.0)), servers=1)
    assert isnan(second[0]) and isnan(third[0])
    _, second, _ = serve(jobs((0.0, 4.0, 1.0, 2.0, 4.0, 1.0), (0.0, 5.0)), servers=1)
    assert second[0] == 9


def test_the_desk_answers_while_pickers_pick():
    first, second, third = serve(jobs((0.0, 4.0, 1.0, 2.0, 0.5, 1.0), (0.0, 5.0), (0.0, 5.0)), servers=1, desk=1)
    assert second[0] == 5 and third[0] == 9 and first == [0, 4, 10]


def test_the_desk_loses_the_second_caller_who_will_not_wait():
    _, second, _ = serve(jobs((0.0, 1.0, 1.0, 9.0, 1.0, 1.0), (0.0, 1.0, 1.0, 9.0, 1.0, 1.0)), servers=2, desk=1)
    assert second[0] == 2 and isnan(second[1])


def test_the_desk_takes_calls_as_they_ring_though_a_later_pick_rings_first():
    work = jobs((0.0, 5.0, 5.0, 3.0, inf, 1.0), (0.0, 0.5, 0.5, 2.0, inf, 1.0), (90.0, 1.0))
    for key in (None, [1.0, 2.0, 3.0]):
        _, second, _ = serve(work, servers=1, desk=1, key=key)
        assert second[:2] == [10, 6]


def test_a_key_orders_those_who_wait():
    first, _, _ = serve(jobs((0.0, 5.0), (1.0, 1.0), (2.0, 1.0)), servers=1, key=[0.0, 9.0, 3.0])
    assert first == [0, 6, 5]


def test_the_part_timer_starts_nothing_outside_the_shift():
    first, _, _ = serve(jobs(*((0.0, 4.0) for _ in range(6))), servers=1, shift=(3.0, 8.0))
    assert first == [0, 3, 4, 7, 8, 12]


def test_nothing_to_do_gives_nothing():
    assert serve(jobs((0.0, 0.0))[:0] or [[]] * 6, servers=3) == ([], [], [])


MINUTES = st.floats(0, 20, allow_nan=False)
ROW = st.tuples(MINUTES, MINUTES, st.one_of(st.just(inf), MINUTES), MINUTES, st.one_of(st.just(inf), MINUTES),
                st.one_of(st.just(0.0), st.floats(0.1, 5)))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(rows=st.lists(ROW, min_size=1, max_size=25), servers=st.integers(1, 4), desk=st.integers(0, 2))
def test_any_work_is_done_once_in_order_within_patience(rows, servers, desk):
    rows.sort(key=lambda row: row[0])
    release, first, react, second, patience, third = work = jobs(*rows)
    starts = serve(work, servers=servers, desk=desk)
    busy = []
    for i, (a, b, c) in enumerate(zip(*starts)):
        assert a >= release[i]
        rings = a + first[i] + react[i]
        assert isnan(b) if rings == inf else isnan(b) or rings <= b <= rings + patience[i]
        assert isnan(c) == (isnan(b) or third[i] == 0) and not c < b + second[i]
        busy += [(s, s + d) for s, d in ((a, first[i]), (b, second[i]), (c, third[i])) if not isnan(s) and d]
    assert starts[0] == sorted(starts[0])
    moments = sorted({s for s, _ in busy})
    assert all(sum(s <= t < e for s, e in busy) <= servers + desk for t in moments)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(rows=st.lists(st.tuples(MINUTES, MINUTES), min_size=1, max_size=30), servers=st.integers(1, 5))
def test_one_more_server_delays_nobody_where_nothing_comes_back(rows, servers):
    work = jobs(*sorted(rows))
    fewer, more = (serve(work, servers=n)[0] for n in (servers, servers + 1))
    assert all(b <= a for a, b in zip(fewer, more))


def test_releases_may_tie():
    assert serve(jobs((1.0, 2.0), (1.0, 2.0)), servers=2)[0] == [1, 1]
    assert pytest.approx(serve(jobs((1.0, 2.0), (1.0, 2.0)), servers=1)[0]) == [1, 3]
