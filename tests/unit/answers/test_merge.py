"""Laws of merging: no order, no repetition, no blank and no other workbook may cost anybody an answer."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.answers.amendments import Amendment
from inspect_kit.answers.merge import Incoming, merge
from inspect_kit.answers.model import AnswersFile, CollectedWorkbook, StoredAnswer
from inspect_kit.answers.reading import Claim
from inspect_kit.conditions.model import State

EMPTY = AnswersFile("plans", "2026", "oak", "first", "care-plans", "0")
UNABLE = Claim(State.UNABLE_TO_TELL, None, "Cases", "F9")


def claim(value):
    return Claim(State.ANSWERED, value, "Cases", "F9")


def book(claims, workbook="w1", modified="1", file="oak.xlsx", **others):
    return Incoming(workbook, file, file, modified, claims, structure="0", **others)


def stored(value, workbook="w1", modified="1"):
    answer = StoredAnswer(State.ANSWERED, value, "oak.xlsx!Cases!F9", workbook)
    books = {workbook: CollectedWorkbook(workbook, "oak.xlsx", modified)}
    return replace(EMPTY, workbooks=books, rows={"R1": {"q": answer}})


def amended(old, new):
    said = (State.ANSWERED, old), (State.ANSWERED, new)
    amendment = Amendment("plans", "2026", "oak", "R1", "q", *said, "A. Lead", "2026-04-01", "seen later")
    return {("R1", "q"): (amendment,)}


def codes(merged):
    return [each.code for each in merged.problems]


def value(merged, row="R1", question="q"):
    return merged.answers.rows[row][question].value


CLAIMS = st.dictionaries(
    st.sampled_from(["R1", "R2"]),
    st.dictionaries(st.sampled_from("pqr"), st.sampled_from([claim("yes"), claim("no"), UNABLE]), max_size=3),
)
BOOKS = st.lists(
    st.tuples(CLAIMS, st.sampled_from(["w1", "w2"]), st.sampled_from(["", "1", "2", "3"])), min_size=1, max_size=4
).map(lambda several: [book(*each, file=f"{at}.xlsx") for at, each in enumerate(several)])


@given(BOOKS, st.randoms())
def test_the_order_of_files_does_not_matter(books, random):
    shuffled = random.sample(books, len(books))
    once, again = merge(EMPTY, books, {}), merge(EMPTY, shuffled, {})
    assert once.answers == again.answers
    assert (once.taken, once.changes, once.problems) == (again.taken, again.changes, again.problems)


@given(BOOKS)
def test_collecting_twice_changes_nothing(books):
    first = merge(EMPTY, books, {})
    again = merge(first.answers, books, {})
    assert again.answers == first.answers
    assert (again.taken, again.changes) == (0, [])


@given(BOOKS, BOOKS)
def test_nothing_that_was_stored_is_ever_gone(before, after):
    first = merge(EMPTY, before, {}).answers
    then = merge(first, after, {}).answers
    assert all(set(given_) <= set(then.rows[row]) for row, given_ in first.rows.items())


@given(BOOKS, BOOKS)
def test_whatever_changes_is_listed(before, after):
    first = merge(EMPTY, before, {}).answers
    then = merge(first, after, {})
    changed = {
        (row, question)
        for row, given_ in first.rows.items()
        for question, answer in given_.items()
        if then.answers.rows[row][question].says() != answer.says()
    }
    assert changed <= {(each.row, each.question) for each in then.changes}  # and what changed from copy to copy


VERSIONS = st.lists(CLAIMS, min_size=1, max_size=4).map(
    lambda several: [book(claims, modified=str(at), file=f"{at}.xlsx") for at, claims in enumerate(several)]
)


@given(VERSIONS)
def test_versions_collected_together_come_to_the_same_as_one_by_one(versions):
    together, stored_, taken, changes, codes_ = merge(EMPTY, versions, {}), EMPTY, 0, [], []
    for each in versions:
        merged = merge(stored_, [each], {})
        stored_, taken = merged.answers, taken + merged.taken
        changes += merged.changes
        codes_ += codes(merged)
    assert (together.answers, together.taken, together.changes) == (stored_, taken, changes)
    assert codes(together) == codes_


@given(st.lists(CLAIMS, min_size=2, max_size=2))
def test_copies_saved_at_the_same_time_conflict_in_turn_as_well(two):
    first, second = (book(claims, file=f"{at}.xlsx") for at, claims in enumerate(two))
    together = [each.fields for each in merge(EMPTY, [first, second], {}).problems if each.code == "collect-two-copies"]
    in_turn = merge(merge(EMPTY, [first], {}).answers, [second], {})
    found = [each.fields for each in in_turn.problems if each.code == "collect-stored-stands"]
    assert {(each["row"], each["question"]) for each in found} == {(each["row"], each["question"]) for each in together}
    assert in_turn.changes == []


def test_a_later_version_of_the_same_workbook_replaces_and_is_listed():
    merged = merge(stored("yes"), [book({"R1": {"q": claim("no")}}, modified="2")], {})
    assert value(merged) == "no"
    (change,) = merged.changes
    assert (change.old[1], change.new[1], change.source) == ("yes", "no", "oak.xlsx!Cases!F9")
    assert codes(merged) == []


def test_another_workbook_that_differs_does_not_until_it_is_accepted():
    incoming = book({"R1": {"q": claim("no")}}, workbook="w2")
    merged = merge(stored("yes"), [incoming], {})
    assert (value(merged), codes(merged)) == ("yes", ["collect-stored-stands"])
    accepted = merge(stored("yes"), [replace(incoming, accepted=True)], {})
    assert (value(accepted), codes(accepted), len(accepted.changes)) == ("no", [], 1)


def test_another_workbook_that_agrees_is_no_conflict():
    merged = merge(stored("yes"), [book({"R1": {"q": claim("yes")}}, workbook="w2")], {})
    assert (merged.answers.rows, merged.unchanged, codes(merged)) == (stored("yes").rows, 1, [])


def test_copies_saved_at_the_same_time_that_disagree_are_taken_from_neither():
    books = [book({"R1": {"q": claim(each), "p": claim("same")}}, file=f"{each}.xlsx") for each in ("yes", "no")]
    merged = merge(EMPTY, books, {})
    assert codes(merged) == ["collect-two-copies"]
    assert set(merged.answers.rows["R1"]) == {"p"}


def test_where_one_copy_is_blank_the_other_is_taken():
    merged = merge(EMPTY, [book({"R1": {"q": claim("yes")}}), book({"R1": {}}, modified="2")], {})
    assert (value(merged), codes(merged)) == ("yes", ["collect-blanks-kept"])


def test_of_versions_collected_together_the_later_one_counts_and_what_changed_between_them_is_listed():
    books = [book({"R1": {"q": claim(each)}}, modified=str(at)) for at, each in enumerate(("yes", "no", "maybe"))]
    merged = merge(EMPTY, books, {})
    assert value(merged) == "maybe"
    assert [(each.old[1], each.new[1]) for each in merged.changes] == [("yes", "no"), ("no", "maybe")]


def test_a_copy_saved_at_the_same_time_as_the_one_stored_is_not_the_later_one_until_it_is_accepted():
    other = book({"R1": {"q": claim("no"), "p": claim("new")}}, file="copy.xlsx")
    merged = merge(stored("yes"), [other], {})
    assert (value(merged), value(merged, question="p"), codes(merged)) == ("yes", "new", ["collect-stored-stands"])
    assert "saved at the same time" in merged.problems[0].message
    accepted = merge(merged.answers, [replace(other, accepted=True)], {})
    assert (value(accepted), codes(accepted)) == ("no", [])


def test_an_accepted_copy_and_a_later_one_together_are_settled_by_nobody():
    books = [book({"R1": {"q": claim("yes")}}, accepted=True), book({"R1": {"q": claim("no")}}, modified="2")]
    merged = merge(EMPTY, books, {})
    assert (codes(merged), merged.answers.rows) == (["collect-two-copies"], {})


def test_an_older_copy_that_differs_is_not_taken_until_it_is_accepted():
    old = book({"R1": {"q": claim("no"), "p": claim("new")}}, modified="1")
    now = stored("yes", modified="2")
    merged = merge(now, [old], {})
    assert (merged.answers, codes(merged)) == (now, ["collect-older-copy"])
    accepted = merge(now, [replace(old, accepted=True)], {})
    assert (value(accepted), codes(accepted)) == ("no", [])


def test_a_copy_that_does_not_say_when_it_was_saved_is_not_taken_for_the_later_one():
    merged = merge(stored("yes", modified="2"), [book({"R1": {"q": claim("no")}}, modified="")], {})
    assert (value(merged), codes(merged)) == ("yes", ["collect-undated-copy"])


def test_an_older_copy_that_agrees_does_not_make_way_for_those_between():
    now = stored("yes", modified="3")
    after = merge(now, [book({"R1": {}}, modified="1")], {}).answers
    merged = merge(after, [book({"R1": {"q": claim("no")}}, modified="2")], {})
    assert (value(merged), codes(merged)) == ("yes", ["collect-older-copy"])


def test_a_blank_never_erases_and_says_so():
    merged = merge(stored("yes"), [book({"R1": {}}, modified="2")], {})
    assert (value(merged), codes(merged)) == ("yes", ["collect-blanks-kept"])
    assert merged.problems[0].fields["count"] == 1


def test_what_another_part_asks_of_a_row_of_the_same_id_is_not_blank():
    sheets = [book({"R1": {name: claim("yes")}}, asks=frozenset({name})) for name in "qp"]
    merged = merge(EMPTY, sheets, {})
    assert (value(merged), value(merged, question="p"), codes(merged)) == ("yes", "yes", [])
    blank = [book({"R1": {}}, modified="2", asks=frozenset({name})) for name in "qp"]
    assert [each.fields["question"] for each in merge(merged.answers, blank, {}).problems] == ["q", "p"]


def test_a_cell_that_could_not_be_taken_is_not_blank():
    unread = frozenset({("R1", "q")})
    merged = merge(stored("yes"), [book({"R1": {}}, modified="2", unread=unread)], {})
    assert (value(merged), codes(merged)) == ("yes", [])


def test_what_could_not_be_taken_of_the_last_copy_is_counted_over_its_sheets():
    bad, worse = frozenset({("R1", "q")}), frozenset({("R2", "p"), ("R2", "q")})
    sheets = [book({"R1": {}}, unread=bad), book({"R2": {}}, unread=worse)]
    once = merge(EMPTY, sheets, {}).answers
    assert once.workbooks["w1"].refused == 3
    assert merge(once, sheets, {}).answers == once
    assert merge(once, [book({"R1": {"q": claim("yes")}}, modified="2")], {}).answers.workbooks["w1"].refused == 0
    assert merge(once, [book({"R1": {"q": claim("yes")}}, modified="0", unread=bad)], {}).answers.workbooks == once.workbooks


def test_an_amended_answer_stands_until_a_workbook_is_accepted_over_it():
    log = amended("yes", "no")
    later = book({"R1": {"q": claim("maybe")}}, modified="2")
    merged = merge(stored("yes"), [later], log)
    assert (value(merged), codes(merged), merged.overruled) == ("yes", ["collect-stored-stands"], [])
    assert "A. Lead" in merged.problems[0].message
    accepted = merge(stored("yes"), [replace(later, accepted=True)], log)
    assert value(accepted) == "maybe"
    assert accepted.overruled == [(("R1", "q"), (State.ANSWERED, "no"), (State.ANSWERED, "maybe"), "oak.xlsx")]


def test_accepting_a_workbook_for_one_answer_does_not_undo_amendments_that_it_merely_predates():
    again = book({"R1": {"q": claim("yes"), "p": claim("new")}}, modified="2", accepted=True)
    merged = merge(stored("yes"), [again], amended("yes", "no"))
    assert (merged.overruled, merged.changes) == ([], [])


def test_another_workbook_that_agrees_with_the_amendment_is_no_conflict():
    merged = merge(stored("yes"), [book({"R1": {"q": claim("no")}}, workbook="w2")], amended("yes", "no"))
    assert (value(merged), codes(merged)) == ("yes", [])


def test_an_amendment_of_a_blank_answer_stands_and_leaves_no_empty_row():
    log = {("R1", "q"): (replace(amended("x", "no")[("R1", "q")][0], old=(State.MISSING, None)),)}
    merged = merge(EMPTY, [book({"R1": {"q": claim("yes")}})], log)
    assert (codes(merged), merged.answers.rows) == (["collect-stored-stands"], {})
