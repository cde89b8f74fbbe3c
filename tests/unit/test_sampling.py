"""Drawing: the same cases from the same list in any order; reviewers shared evenly."""

from __future__ import annotations

import hashlib
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.problems import Place
from inspect_kit.rows import Row
from inspect_kit.sampling import DrawPlan, assign_reviewers, draw, draw_notices, rank

REFERENCES = [f"GW/{number:04d}/17" for number in range(500)]
PLAN = DrawPlan("a seed", "gwent", 30, 10)
references = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), unique=True, max_size=60)


def drawn(found):
    return [each.reference for each in found.cases], [each.reference for each in found.reserves]


def test_the_rank_is_the_digest_of_seed_body_and_reference():
    assert rank("s", "b", "r") == hashlib.sha256(b"s:b:r").hexdigest()
    assert rank("s", "b", "é") == hashlib.sha256("s:b:é".encode()).hexdigest()


def test_the_smallest_ranks_are_drawn():
    ranked = sorted(REFERENCES, key=lambda each: rank("a seed", "gwent", each))
    assert drawn(draw(REFERENCES, PLAN)) == (ranked[:30], ranked[30:40])


@given(references, st.randoms())
def test_the_order_of_the_list_has_no_part(several, random):
    shuffled = list(several)
    random.shuffle(shuffled)
    plan = DrawPlan("s", "b", 7, 3)
    assert drawn(draw(several, plan)) == drawn(draw(shuffled, plan))


@given(references, st.integers(0, 70), st.integers(0, 10))
def test_nobody_is_drawn_twice_and_short_lists_are_taken_whole(several, size, reserves):
    cases, spare = drawn(draw(several, DrawPlan("s", "b", size, reserves)))
    assert len(cases) == min(size, len(several))
    assert len({*cases, *spare}) == len(cases) + len(spare)


def test_quotas_are_drawn_apart_each_with_its_reserves():
    strata = ["crime" if number % 4 else "incident" for number in range(500)]
    found = draw(REFERENCES, DrawPlan("s", "b", 30, 5, {"crime": 23, "incident": 7}), strata)
    assert Counter(each.stratum for each in found.cases) == {"crime": 23, "incident": 7}
    assert Counter(each.stratum for each in found.reserves) == {"crime": 5, "incident": 5}
    assert [(each.id, each.size, each.wanted, each.taken) for each in found.strata] == [
        ("crime", 375, 23, 23),
        ("incident", 125, 7, 7),
    ]
    crimes = [each for each, stratum in zip(REFERENCES, strata, strict=True) if stratum == "crime"]
    assert drawn(draw(crimes, DrawPlan("s", "b", 23, 0)))[0] == [
        each.reference for each in found.cases if each.stratum == "crime"
    ]


def test_short_lists_and_strata_without_quota_are_told():
    place = Place("lists/b.csv")
    short = draw(["a", "b"], DrawPlan("s", "b", 3))
    assert [each.code for each in draw_notices(short, place, "b")] == ["sample-list-short"]
    plan = DrawPlan("s", "b", 3, 0, {"x": 2, "y": 1})
    strata = draw(["a", "b", "c"], plan, ["x", "y", "z"])
    notices = draw_notices(strata, place, "b")
    assert [(each.code, each.fields["stratum"]) for each in notices] == [
        ("sample-stratum-short", "x"),
        ("sample-stratum-left-out", "z"),
    ]


def rows(number):
    return [Row(f"case {each}", {}) for each in range(number)]


def test_reviewers_share_evenly_and_doubles_get_the_next():
    found = assign_reviewers(rows(30), ["a", "b", "c"], 6, "s")
    assert Counter(row.reviewer for row in found) == {"a": 10, "b": 10, "c": 10}
    doubled = [row for row in found if row.second_reviewer]
    assert len(doubled) == 6
    assert all({"a": "b", "b": "c", "c": "a"}[row.reviewer] == row.second_reviewer for row in doubled)


def test_reviewers_do_not_hang_on_the_order_of_rows():
    forwards = assign_reviewers(rows(30), ["a", "b"], 6, "s")
    backwards = assign_reviewers(rows(30)[::-1], ["a", "b"], 6, "s")
    assert sorted(forwards, key=lambda row: row.id) == sorted(backwards, key=lambda row: row.id)
    assert forwards != assign_reviewers(rows(30), ["a", "b"], 6, "another")


def test_one_reviewer_has_no_second_and_none_changes_nothing():
    assert all(row.second_reviewer is None for row in assign_reviewers(rows(3), ["a"], 2, "s"))
    assert assign_reviewers(rows(3), [], 2, "s") == tuple(rows(3))
