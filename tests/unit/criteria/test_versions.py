"""One set beside another: what changed, and which answers may be carried over. Worked out by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.criteria.versions.carry import Reason, Verdict, carry_over
from inspect_kit.criteria.versions.diff import find_changes
from inspect_kit.criteria.versions.mapping import Mapping, Related, Relation
from inspect_kit.criteria.versions.propose import propose_mapping
from tests.unit.criteria.sets import make_set

OLD = {
    "1": "Safe", "1.1": "Falls",
    "1.1.1": "Falls are written down.",
    "1.1.2": "Someone looks into each fall.",
    "1.1.3": "Rails are checked each week.",
    "1.2": "Medicines",
    "1.2.1": "Charts are complete.",
    "1.2.2": "Errors are told and learnt from.",
    "2": "Heard", "2.1": "Families",
    "2.1.1": "Families see the plan.",
}  # fmt: skip
NEW = {
    "1": "Safe", "1.1": "Falls",
    "1.1.1": "Falls are written down.",  # as before
    "1.1.4": "Someone looks into each fall.",  # another number
    "1.1.5": "Rails are checked each day.",  # gone and come: alike, but nothing says so
    "1.2": "Medicines",
    "1.2.1": "Charts are complete and signed.",  # reworded
    "1.2.3": "Errors are told.",  # split in two
    "1.2.4": "Errors are learnt from.",
    "2": "Heard", "2.1": "Residents and families",
    "2.2": "Plans",
    "2.2.1": "Families see the plan.",  # moved
    "2.1.2": "Residents are asked.",  # new
}  # fmt: skip
SPLIT = Mapping((
    Related("1.2.2", "1.2.3", Relation.NARROWER, "Split in two."),
    Related("1.2.2", "1.2.4", Relation.NARROWER),
))  # fmt: skip


def changes(old, new, mapping=None):
    return {(each.what, each.old, each.new) for each in find_changes(make_set(old), make_set(new), mapping)}


def carried(old, new, mapping=None, **options):
    found = carry_over(make_set(old, **options), make_set(new, version=2), mapping)
    return {each.indicator: (each.verdict, each.reason, each.old) for each in found}


def test_each_change_is_found_by_hand_worked_example():
    assert changes(OLD, NEW, SPLIT) == {
        ("renumbered", "1.1.2", "1.1.4"),
        ("retired", "1.1.3", ""),
        ("added", "", "1.1.5"),
        ("reworded", "1.2.1", "1.2.1"),
        ("related", "1.2.2", "1.2.3"),
        ("related", "1.2.2", "1.2.4"),
        ("reworded", "2.1", "2.1"),
        ("added", "", "2.2"),
        ("moved", "2.1.1", "2.2.1"),
        ("added", "", "2.1.2"),
    }
    # Without the mapping, the two halves are new and the whole is gone.
    without = changes(OLD, NEW)
    assert {("retired", "1.2.2", ""), ("added", "", "1.2.3"), ("added", "", "1.2.4")} <= without


def test_a_change_has_both_wordings_and_what_the_mapping_says():
    found = {(each.what, each.new): each for each in find_changes(make_set(OLD), make_set(NEW), SPLIT)}
    reworded = found["reworded", "1.2.1"]
    assert (reworded.old_wording, reworded.new_wording) == ("Charts are complete.", "Charts are complete and signed.")
    assert (found["related", "1.2.3"].relation, found["related", "1.2.3"].note) == ("narrower", "Split in two.")


def test_answers_are_carried_over_only_where_the_wording_is_the_same():
    assert carried(OLD, NEW, SPLIT) == {
        "1.1.1": (Verdict.CARRIED, Reason.SAME, ("1.1.1",)),
        "1.1.4": (Verdict.CARRIED, Reason.RENUMBERED, ("1.1.2",)),
        "1.1.5": (Verdict.NEW, Reason.NEW, ()),
        "1.2.1": (Verdict.FLAGGED, Reason.REWORDED, ("1.2.1",)),
        "1.2.3": (Verdict.FLAGGED, Reason.NARROWER, ("1.2.2",)),
        "1.2.4": (Verdict.FLAGGED, Reason.NARROWER, ("1.2.2",)),
        "2.2.1": (Verdict.CARRIED, Reason.MOVED, ("2.1.1",)),
        "2.1.2": (Verdict.NEW, Reason.NEW, ()),
    }


def test_equal_and_reworded_is_still_flagged():
    mapping = Mapping((Related("1.1.3", "1.1.5", Relation.EQUAL), Related("1.2.1", "1.2.1", Relation.EQUAL)))
    found = carried(OLD, NEW, mapping)
    assert found["1.1.5"] == (Verdict.FLAGGED, Reason.REWORDED_EQUAL, ("1.1.3",))
    assert found["1.2.1"] == (Verdict.FLAGGED, Reason.REWORDED_EQUAL, ("1.2.1",))


def test_people_may_say_that_what_looks_the_same_is_not():
    mapping = Mapping((Related("1.1.1", "1.1.1", Relation.OVERLAPS, "The definition changed."),))
    assert carried(OLD, NEW, mapping)["1.1.1"] == (Verdict.FLAGGED, Reason.OVERLAPS, ("1.1.1",))
    assert ("related", "1.1.1", "1.1.1") in changes(OLD, NEW, mapping)


def test_a_relation_to_something_else_leaves_what_is_unchanged_as_it_is():
    mapping = Mapping((Related("1.1.1", "1.1.5", Relation.OVERLAPS),))
    found = carried(OLD, NEW, mapping)
    assert found["1.1.1"] == (Verdict.CARRIED, Reason.SAME, ("1.1.1",))
    assert found["1.1.5"] == (Verdict.FLAGGED, Reason.OVERLAPS, ("1.1.1",))


def test_ids_used_again_do_not_carry_answers_to_something_else():
    # A row came first, and everything was renumbered: each answer goes with its wording, not with its number.
    old = {"1": "A", "1.1": "B", "1.1.1": "One.", "1.1.2": "Two."}
    new = {"1": "A", "1.1": "B", "1.1.1": "None.", "1.1.2": "One.", "1.1.3": "Two."}
    assert carried(old, new) == {
        "1.1.1": (Verdict.NEW, Reason.NEW, ()),
        "1.1.2": (Verdict.CARRIED, Reason.RENUMBERED, ("1.1.1",)),
        "1.1.3": (Verdict.CARRIED, Reason.RENUMBERED, ("1.1.2",)),
    }


def test_the_same_wording_is_looked_for_under_its_own_criterion_first():
    old = {"1": "A", "1.1": "B", "1.1.1": "Staff are trained.", "1.2": "C", "1.2.1": "Staff are trained."}
    new = {"1": "A", "1.1": "C", "1.1.1": "Staff are trained.", "1.2": "B", "1.2.1": "Staff are trained.", "1.2.2": "New."}
    # Ids and wordings are as they were, so they stay; but what they stand under has changed places.
    found = changes(old, new)
    assert {("renumbered", "1.2", "1.1"), ("renumbered", "1.1", "1.2")} <= found
    assert {("moved", "1.1.1", "1.1.1"), ("moved", "1.2.1", "1.2.1")} <= found
    unlike = {"1": "A", "1.1": "C", "1.1.7": "Staff are trained.", "1.2": "B", "1.2.7": "Staff are trained."}
    assert {("renumbered", "1.1.1", "1.2.7"), ("renumbered", "1.2.1", "1.1.7")} <= changes(old, unlike)


def test_another_level_is_told_and_flagged():
    found = carried({"1": "A", "1.1": "B", "1.1.1": "C"}, {"1": "A", "1.1": "B", "1.1.1": "C"}, national=frozenset({"1.1.1"}))
    assert found["1.1.1"] == (Verdict.FLAGGED, Reason.OTHER_LEVEL, ("1.1.1",))
    old = make_set({"1": "A", "1.1": "B", "1.1.1": "C"}, national=frozenset({"1.1.1"}))
    [change] = find_changes(old, make_set({"1": "A", "1.1": "B", "1.1.1": "C"}))
    assert (change.what, change.note) == ("other level", "country, now home")


def test_a_translation_rewords_nothing_unless_it_changes():
    old = {"1": "A", "1.1": "B", "1.1.1": "Plan", "1.1.2": {"en": "Lead", "cy": "Arweinydd"}}
    new = {"1": "A", "1.1": "B", "1.1.1": {"en": "Plan", "cy": "Cynllun"}, "1.1.2": {"en": "Lead", "cy": "Pennaeth"}}
    assert changes(old, new) == {("reworded", "1.1.2", "1.1.2")}


def test_a_proposal_says_equal_only_of_what_is_worded_alike():
    found = propose_mapping(make_set(OLD), make_set(NEW, version=2), SPLIT)
    assert found["criteria_mapping"] == "plans-1-to-plans-2"
    proposed = {(each["from"], each["to"]): each["relation"] for each in found["relations"]}
    assert proposed == {
        ("1.2.2", "1.2.3"): "narrower",
        ("1.2.2", "1.2.4"): "narrower",
        ("1.1.2", "1.1.4"): "equal",
        ("1.2.1", "1.2.1"): "overlaps",
        ("2.1", "2.1"): "overlaps",
        ("2.1.1", "2.2.1"): "equal",
        # `Rails are checked each week` and `... each day` share 4 of 6 words.
        ("1.1.3", "1.1.5"): "overlaps",
    }
    assert all(each.get("note") for each in found["relations"] if each["relation"] == "overlaps")


TEXTS = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four."]), min_size=1, max_size=5)


@given(TEXTS, TEXTS)
def test_nothing_is_carried_to_other_words_and_nothing_twice(old, new):
    before = {"1": "A", "1.1": "B", **{f"1.1.{n}": text for n, text in enumerate(old)}}
    after = {"1": "A", "1.1": "B", **{f"1.1.{n}": text for n, text in enumerate(new, 2)}}
    found = carry_over(make_set(before), make_set(after))
    assert [each.indicator for each in found] == [name for name in after if name.count(".") == 2]
    taken = [name for each in found for name in each.old]
    assert len(set(taken)) == len(taken)
    for each in found:
        same = bool(each.old) and before[each.old[0]] == after[each.indicator]
        assert (each.verdict is Verdict.CARRIED) == same
    # As many are carried as there are same wordings on both sides.
    both = sum(min(old.count(text), new.count(text)) for text in set(old))
    assert sum(each.verdict is Verdict.CARRIED for each in found) == both


@given(TEXTS)
def test_a_set_beside_itself_has_no_changes(texts):
    each = make_set({"1": "A", "1.1": "B", **{f"1.1.{n}": text for n, text in enumerate(texts)}})
    assert find_changes(each, each) == []
    assert {one.verdict for one in carry_over(each, each)} == {Verdict.CARRIED}
