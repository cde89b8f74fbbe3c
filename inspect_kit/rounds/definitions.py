"""Does a measure of the same id ask the same in both rounds? In: two parts and a measure of each. Out: what is not the same.

A figure that is counted otherwise, or of questions that are worded otherwise, is shown beside the earlier one and never
taken from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inspect_kit.conditions.model import Condition, variables_of
from inspect_kit.criteria.versions.pairs import same_wording
from inspect_kit.measures.evidence import Bears
from inspect_kit.template.model import AnswerType, Derived, Measure, Part, Question, Variable


def measure_differs(before: Part, earlier: Measure, after: Part, later: Measure) -> Iterator[str]:
    """What is not the same about a measure, in plain words; nothing where all is."""
    if _counts(earlier) != _counts(later):
        yield "it is counted otherwise"
    yield from _differ(before, after, _names(earlier) & _names(later))


def bearing_differs(before: Part, earlier: Bears, after: Part, later: Bears) -> Iterator[str]:
    """What is not the same about the answers that are evidence on an indicator; nothing where all is."""
    if earlier != later:
        yield "other answers are evidence on it"
    yield from _differ(before, after, _variables([*earlier.good, *earlier.bad]) & _variables([*later.good, *later.bad]))


def _differ(before: Part, after: Part, names: set[str]) -> Iterator[str]:
    """What is not the same about variables of both, and about those that they hang on."""
    for name in sorted(_behind_all(before, names) & _behind_all(after, names)):
        yield from _variable_differs(name, before.variables[name], after.variables[name])


def _counts(measure: Measure) -> tuple[object, ...]:
    """What makes the figure, without how it is called or noted."""
    bands = tuple((each.id, each.at_least, each.at_most) for each in measure.bands)
    return (measure.kind, measure.count, measure.of_what, measure.beside, measure.of, measure.leave_out, bands)


def _names(measure: Measure) -> set[str]:
    """The variables that the figure itself reads."""
    conditions = [each for each in (measure.count, measure.of) if each is not None]
    return {name for name in (measure.of_what, measure.beside) if name is not None} | _variables(conditions)


def _behind_all(part: Part, names: set[str]) -> set[str]:
    """These variables and every one they hang on, those that decide whether a question is asked among them."""
    found: set[str] = set()
    open_ = set(names)
    while open_:
        name = open_.pop()
        if name not in found and name in part.variables:
            found.add(name)
            open_ |= _behind(part.variables[name])
    return found


def _behind(variable: Variable) -> set[str]:
    if isinstance(variable, Derived):
        return {variable.start, variable.end}
    if isinstance(variable, Question) and variable.ask_when is not None:
        return _variables([variable.ask_when])
    return set()


def _variables(conditions: Iterable[Condition]) -> set[str]:
    return {name for condition in conditions for name in variables_of(condition)}


def _variable_differs(name: str, before: Variable, after: Variable) -> Iterator[str]:
    if type(before) is not type(after):
        yield f"`{name}` is something else"
        return
    if isinstance(before, Question) and isinstance(after, Question):
        if not same_wording(before.ask, after.ask):
            yield f"`{name}` is asked in other words"
        if before.ask_when != after.ask_when:
            yield f"`{name}` is asked of other rows"
    if isinstance(before, Derived) and isinstance(after, Derived) and _worked_out(before) != _worked_out(after):
        yield f"`{name}` is worked out otherwise"
    if _answers(before.answer) != _answers(after.answer):
        yield f"`{name}` has other answers"


def _worked_out(derived: Derived) -> tuple[object, ...]:
    return (derived.unit, derived.start, derived.end)


def _answers(answer: AnswerType) -> tuple[object, ...]:
    """What may be answered, by codes: labels may be put better, and retired choices stay."""
    return (answer.kind, frozenset(each.code for each in answer.choices), answer.unable_to_tell is not None)
