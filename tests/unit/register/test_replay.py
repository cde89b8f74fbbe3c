"""What events come to: the same in any order, never what the table forbids, and conflicts shown until they are settled."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.register.events import Event
from inspect_kit.register.forks import settle
from inspect_kit.register.replay import replay
from inspect_kit.register.states import StateTable, load_states
from inspect_kit.register.track import Track

FAR = "2999-12-31"


def load() -> StateTable:
    table, problems = load_states("default", None)
    assert table is not None
    assert not problems
    return table


TABLE = load()


def moved(name: str, to: str, *follows: str, date: str = "2020-01-01", role: str = "owner") -> Event:
    return {"id": name, "date": date, "what": "moved", "to": to, "role": role, "who": "x", "follows": list(follows)}


def revised(name: str, due: str, *follows: str, date: str = "2020-01-01") -> Event:
    return {"id": name, "date": date, "what": "revised", "due": due, "agreed_by": "y", "who": "x", "follows": list(follows)}


def noted(name: str, *follows: str, date: str = "2020-01-01") -> Event:
    return {"id": name, "date": date, "what": "noted", "note": "n", "who": "x", "follows": list(follows)}


def states(track: Track) -> list[str]:
    return [each.value for each in track.states]


def test_nothing_yet_is_the_first_state() -> None:
    assert states(replay([], TABLE, FAR)) == ["open"]


def test_one_after_another() -> None:
    events = [moved("a", "accepted"), moved("b", "in_progress", "a"), noted("c", "b"), revised("d", "2021-01-01", "c")]
    track = replay(events, TABLE, FAR)
    assert states(track) == ["in_progress"]
    assert [each.value for each in track.dues] == ["2021-01-01"]
    assert track.heads == ("d",)


def test_a_forbidden_move_is_passed_over_and_said() -> None:
    track = replay([moved("a", "verified_complete"), moved("b", "accepted", "a")], TABLE, FAR)
    assert states(track) == ["accepted"]
    assert [(event["id"], state) for event, state in track.refused] == [("a", "open")]


def test_an_owner_cannot_verify() -> None:
    done = [moved("a", "reported_complete"), moved("b", "verified_complete", "a")]
    assert states(replay(done, TABLE, FAR)) == ["reported_complete"]
    done[1] = moved("b", "verified_complete", "a", role="inspectorate")
    assert states(replay(done, TABLE, FAR)) == ["verified_complete"]


def test_as_of_a_day_only_what_had_happened_counts() -> None:
    events = [moved("a", "accepted", date="2020-01-01"), moved("b", "in_progress", "a", date="2020-03-01")]
    assert states(replay(events, TABLE, "2020-02-29")) == ["accepted"]
    assert states(replay(events, TABLE, "2020-03-01")) == ["in_progress"]


def test_what_was_dated_back_counts_from_what_it_follows() -> None:
    events = [moved("a", "accepted", date="2020-03-01"), moved("b", "in_progress", "a", date="2020-01-01")]
    assert states(replay(events, TABLE, "2020-02-01")) == ["open"]
    assert states(replay(events, TABLE, "2020-03-01")) == ["in_progress"]


def test_two_who_disagree_are_both_shown() -> None:
    track = replay([moved("a", "accepted"), moved("b", "not_accepted")], TABLE, FAR)
    assert states(track) == ["accepted", "not_accepted"]
    assert track.conflict
    assert set(track.heads) == {"a", "b"}


def test_two_who_agree_are_no_conflict() -> None:
    track = replay([moved("a", "accepted"), moved("b", "accepted")], TABLE, FAR)
    assert states(track) == ["accepted"]
    assert not track.conflict


def test_a_conflict_is_settled_by_what_follows_both() -> None:
    events = [moved("a", "accepted"), moved("b", "not_accepted")]
    for settled in ("accepted", "not_accepted", "in_progress"):
        track = replay([*events, moved("c", settled, "a", "b")], TABLE, FAR)
        assert states(track) == [settled]
        assert not track.conflict
    refused = replay([*events, moved("c", "verified_complete", "a", "b")], TABLE, FAR)
    assert states(refused) == ["accepted", "not_accepted"]


def test_different_matters_do_not_disagree() -> None:
    track = replay([moved("a", "accepted"), revised("b", "2021-01-01"), noted("c")], TABLE, FAR)
    assert not track.conflict
    assert states(track) == ["accepted"]
    assert [each.value for each in track.dues] == ["2021-01-01"]


def test_what_the_other_branch_has_passed_takes_nothing_back() -> None:
    """Accepted is what the other side said on its way to reported complete."""
    events = [
        moved("a", "accepted"),
        moved("x", "accepted", date="2020-02-01"),
        moved("y", "in_progress", "x", date="2020-02-02"),
        moved("z", "reported_complete", "y", date="2020-02-03"),
    ]
    assert states(replay(events, TABLE, FAR)) == ["reported_complete"]


def test_branches_that_passed_each_other_are_a_conflict() -> None:
    events = [
        moved("a", "in_progress"),
        moved("b", "awaiting_allocation", "a"),
        moved("c", "awaiting_allocation"),
        moved("d", "in_progress", "c"),
    ]
    assert states(replay(events, TABLE, FAR)) == ["awaiting_allocation", "in_progress"]


def test_a_line_that_was_lost_is_said() -> None:
    track = replay([moved("b", "in_progress", "a")], TABLE, FAR)
    assert states(track) == ["in_progress"]
    assert [(event["id"], name) for event, name in track.unknown] == [("b", "a")]


def test_events_that_follow_each_other_in_a_circle_are_passed_over() -> None:
    track = replay([moved("a", "accepted", "b"), moved("b", "in_progress", "a")], TABLE, FAR)
    assert states(track) == ["open"]
    assert {event["id"] for event, _ in track.unknown} == {"a", "b"}


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Events that each follow one or two earlier ones, or none; some of them forbidden."""
    events: list[Event] = []
    for number in range(draw(st.integers(0, 8))):
        names = [event["id"] for event in events]
        follows = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []
        date = f"2020-01-{draw(st.integers(1, 28)):02d}"
        name = f"e{number}"
        kind = draw(st.sampled_from(["moved", "moved", "moved", "revised", "noted"]))
        if kind == "moved":
            role = draw(st.sampled_from(["owner", "inspectorate"]))
            events.append(moved(name, draw(st.sampled_from(list(TABLE.states))), *follows, date=date, role=role))
        elif kind == "revised":
            events.append(revised(name, draw(st.sampled_from(["2021-01-01", "2021-02-01"])), *follows, date=date))
        else:
            events.append(noted(name, *follows, date=date))
    return events


def essence(track: Track) -> object:
    return (
        states(track),
        [each.value for each in track.dues],
        sorted(track.heads),
        sorted(event["id"] for event, _ in track.refused),
    )


@given(histories(), st.randoms(use_true_random=False), st.sampled_from([FAR, "2020-01-14"]))
def test_any_order_of_the_same_events_gives_the_same(events: list[Event], deal: random.Random, as_of: str) -> None:
    shuffled = list(events)
    deal.shuffle(shuffled)
    assert essence(replay(shuffled, TABLE, as_of)) == essence(replay(events, TABLE, as_of))


@given(histories())
def test_no_history_reaches_a_state_by_a_move_that_is_forbidden(events: list[Event]) -> None:
    track = replay(events, TABLE, FAR)
    assert all(each.value in TABLE.states for each in track.states)
    refused = {event["id"] for event, _ in track.refused}
    for each in track.states:
        if each.event is None:
            assert each.value == TABLE.initial
            continue
        assert each.event["id"] not in refused
        assert each.value in {event["to"] for event in events if event["id"] not in refused and may(event)}


def may(event: Event) -> bool:
    """Is there any state from which this role may make this move? Whoever settles a conflict repeats such a move."""
    return any(event["role"] in by for (_, to), by in TABLE.moves.items() if to == event.get("to"))


@given(st.lists(st.sampled_from(list(TABLE.states)), max_size=8), st.data())
def test_a_line_of_events_reads_the_same_folded_and_settled(wanted: Sequence[str], data: st.DataObject) -> None:
    events: list[Event] = []
    for number, to in enumerate(wanted):
        role = data.draw(st.sampled_from(["owner", "inspectorate"]))
        follows = [f"e{number - 1}"] if number else []
        events.append(moved(f"e{number}", to, *follows, date=f"2020-01-{number + 1:02d}", role=role))
    for as_of in (FAR, "2020-01-04"):
        assert essence(replay(events, TABLE, as_of)) == essence(settle(events, TABLE, as_of))


@pytest.mark.parametrize("state", TABLE.states)
def test_every_state_says_who_may_leave_it(state: str) -> None:
    assert TABLE.allowed(state)
