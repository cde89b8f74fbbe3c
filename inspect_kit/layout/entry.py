"""What a spreadsheet program offers and checks while somebody types: dropdowns, ranges, the message beside the cell.

In: a question and one of its columns. Out: XlsxWriter's options for `data_validation`. A value that is not expected is
questioned, never refused: the reader understands more than a dropdown can offer.
"""

from __future__ import annotations

from datetime import date

from inspect_kit.cells.serials import EXCEL_EPOCH
from inspect_kit.layout.columns import GridColumn, Role
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.layout.words import word
from inspect_kit.template.model import DATES, Kind, Limits, Question

TITLE_LIMIT, MESSAGE_LIMIT = 32, 255
"""What Excel shows of an input message, in characters."""

FAR, EARLIEST, LATEST = 1e15, "1950-01-01", "2100-12-31"
Options = dict[str, object]


def entry_options(question: Question, column: GridColumn, spellings: SpellingLists, language: str) -> Options:
    """The options of one column of a question."""
    title = question.title.read(language)
    messages: Options = {
        "input_title": shortened(title, TITLE_LIMIT),
        "input_message": message(question, language),
        "error_message": shortened(word("check_entry", language), MESSAGE_LIMIT),
        "error_type": "warning",
    }
    return {**_accepted(question, column, spellings), **messages}


def message(question: Question, language: str) -> str:
    """The guidance, or the wording where there is none; what does not fit is said to be on the first sheet."""
    text = (question.guidance or question.ask).read(language)
    if len(text) <= MESSAGE_LIMIT:
        return text
    rest = f" … {word('see_guidance', language)}"
    return text[: MESSAGE_LIMIT - len(rest)].rstrip() + rest


def shortened(text: str, limit: int) -> str:
    """The text, cut where it passes the limit."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _accepted(question: Question, column: GridColumn, spellings: SpellingLists) -> Options:
    answer = question.answer
    if column.role in (Role.CHOICE, Role.NONE, Role.UNABLE):
        return {"validate": "list", "source": f"={spellings.ticks_offered()}"}
    if answer.kind is Kind.CHOICE:
        return {"validate": "list", "source": f"={spellings.offered(answer)}"}
    if column.role is Role.TIME:
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 0.99999}
    if answer.unable_to_tell is not None or answer.kind is Kind.TEXT:
        return {"validate": "any"}
    return _between(answer.kind, answer.limits)


def _between(kind: Kind, limits: Limits) -> Options:
    if kind in DATES:
        low, high = _serial(limits.not_before, EARLIEST), _serial(limits.not_after, LATEST)
        # A decimal, because a date with a time in it is not a whole day.
        return {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high + 0.99999}
    low = -FAR if limits.at_least is None else limits.at_least
    high = FAR if limits.at_most is None else limits.at_most
    rule = "integer" if kind is Kind.WHOLE_NUMBER else "decimal"
    return {"validate": rule, "criteria": "between", "minimum": low, "maximum": high}


def _serial(bound: str | None, otherwise: str) -> float:
    """A date as the number a cell holds; a bound that is another answer is left to the reader."""
    try:
        return date.fromisoformat(bound or otherwise).toordinal() - EXCEL_EPOCH
    except ValueError:
        return date.fromisoformat(otherwise).toordinal() - EXCEL_EPOCH
