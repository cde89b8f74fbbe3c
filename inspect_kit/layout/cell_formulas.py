"""What a cell of the grid says, as formulas of the calculation sheet: its state and its value.

In: a calculation being built and a question. Out: columns that read the question's cells as `cells.read` does: the same
spellings, numbers and limits. A cell whose content the reader would refuse counts here as missing too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from inspect_kit.cells.serials import EARLIEST_SERIAL, EXCEL_EPOCH, LATEST_SERIAL
from inspect_kit.conditions.model import State
from inspect_kit.layout import written
from inspect_kit.layout.calculation import Calculation
from inspect_kit.layout.clock_formulas import add_clock, whole_minutes
from inspect_kit.layout.spellings import NOT_TICKED, TICKED, folded
from inspect_kit.layout.stored import UNABLE_NUMBER, Stored, stored_times, stored_values
from inspect_kit.template.model import AnswerType, Kind, Question
from inspect_kit.texts import fold

UNREADABLE = 9


class CellFormulas:
    """Adds the columns of one question to a calculation sheet."""

    def __init__(self, calculation: Calculation) -> None:
        self._sheet = calculation
        self._kinds: dict[Kind, Callable[[Question], str]] = {
            Kind.CHOICE: self._choice,
            Kind.CHOICES: self._choices,
            Kind.WHOLE_NUMBER: self._number,
            Kind.DECIMAL: self._number,
            Kind.DATE: self._date,
            Kind.DATE_TIME: self._date,
            Kind.TEXT: self._text,
        }

    def add(self, question: Question) -> str:
        """Add what the question needs; the formula of what its cells say: answered, unable to tell or missing."""
        return self._kinds[question.answer.kind](question)

    def _choice(self, question: Question) -> str:
        cell = self._sheet.place.cell(question.id)
        value = self._value(question, f"IFERROR({self._spelt(cell, question.answer)},0)", stored_values)
        return f"IF({value}>0,1,IF({value}<0,3,4))"

    def _spelt(self, cell: str, answer: AnswerType) -> str:
        """The number of the spelling that the cell holds; 0 for none. `=` compares whole texts, without wildcards."""
        spelt, numbers = self._sheet.spellings.understood(answer)
        return f"SUMPRODUCT(({spelt}={folded(cell)})*{numbers})"

    def _value(self, question: Question, formula: str, stored: Callable[..., list[Stored]]) -> str:
        values = stored(self._sheet.table, question.id, question.answer)
        reference = self._sheet.add(f"{question.id} value", formula, values)
        self._sheet.values[question.id] = reference
        return reference

    def _open(self, question: Question) -> str:
        """The state of a cell that holds no answer."""
        if question.answer.unable_to_tell is None:
            return "4"
        cell = self._sheet.place.cell(question.id)
        return f"IFERROR(IF({self._spelt(cell, question.answer)}={UNABLE_NUMBER},3,4),4)"

    def _written(self, question: Question) -> str:
        """The column of what stands in the cell as text, folded; empty where it is a number or nothing."""
        cell = self._sheet.place.cell(question.id)
        return self._sheet.add(f"{question.id} text", f'IF(ISTEXT({cell}),{folded(cell)},"")', self._labels(question))

    def _labels(self, question: Question) -> list[Stored]:
        """The only text that a workbook is written with where a number or a date is asked."""
        label = question.answer.unable_to_tell
        shown = fold(label.read(self._sheet.spellings.language)) if label is not None else ""
        return [shown if state == State.UNABLE_TO_TELL else "" for state in self._sheet.table.raw_states(question.id)]

    def _number(self, question: Question) -> str:
        cell = self._sheet.place.cell(question.id)
        limits = question.answer.limits
        text = self._written(question)
        wholes = [str(label).partition(".")[0].replace("+", "").replace("-", "") for label in self._labels(question)]
        whole = self._sheet.add(f"{question.id} whole", written.whole_part(text), wholes)
        counts = [label.count(",") for label in wholes]
        commas = self._sheet.add(f"{question.id} commas", written.occurrences(whole, ","), counts)
        typed = f'IF({written.is_number(text, whole, commas)},_xlfn.NUMBERVALUE({text},".",","),"")'
        plain = f'IFERROR(IF(ISLOGICAL({cell}),"",IF(ISNUMBER({cell}),{cell},{typed})),"")'
        tests = [f"{{v}}>={limits.at_least!r}"] if limits.at_least is not None else []
        tests += [f"{{v}}<={limits.at_most!r}"] if limits.at_most is not None else []
        tests += ["{v}=INT({v})"] if question.answer.kind is Kind.WHOLE_NUMBER else []
        value = self._limited(question, plain, tests, stored_values)
        return f"IF(ISNUMBER({value}),1,{self._open(question)})"

    def _limited(self, question: Question, formula: str, tests: list[str], stored: Callable[..., list[Stored]]) -> str:
        """A value column that is empty where the value breaks a limit."""
        if not tests:
            return self._value(question, formula, stored)
        raw = self._sheet.add(f"{question.id} typed", formula, stored(self._sheet.table, question.id, question.answer))
        within = f"AND({','.join(test.replace('{v}', raw) for test in tests)})"
        return self._value(question, f'IF(ISNUMBER({raw}),IF({within},{raw},""),"")', stored)

    def _date(self, question: Question) -> str:
        """A date is a number that shows as a date, or text as 2018-03-01. Other text is left to the reader."""
        cell, text = self._sheet.place.cell(question.id), self._written(question)
        day, tests, open_ = cell, [], self._open(question)
        iso = f'IF(LEN({text})=10,{written.day(text)},"")'
        if question.answer.kind is Kind.DATE_TIME:
            day, iso = f"INT({cell})", written.day(text)
            clock = add_clock(self._sheet, question)
            minutes = self._minutes(question, text, clock)
            tests = [f"{minutes}>{written.NOT_A_TIME}"]
            open_ = f"IF({clock}={written.NO_TIME},{open_},4)"  # a time by itself says nothing
        plain = f'IFERROR(IF(ISLOGICAL({cell}),"",IF(ISNUMBER({cell}),{day},{iso})),"")'
        tests += [f"{{v}}>={EARLIEST_SERIAL}", f"{{v}}<={LATEST_SERIAL}", "{v}=INT({v})", *self._bounds(question)]
        value = self._limited(question, plain, tests, stored_values)
        return f"IF(ISNUMBER({value}),1,{open_})"

    def _minutes(self, question: Question, text: str, clock: str) -> str:
        """The column of whole minutes from the time's cell, else from a time within the date's; two that differ are none."""
        cell, size = self._sheet.place.cell(question.id), self._sheet.table.size
        behind = self._sheet.add(f"{question.id} time in date text", written.clock_after_day(text), [""] * size)
        number = f"IF({cell}=INT({cell}),{written.NO_TIME},{whole_minutes(f'({cell}-INT({cell}))')})"
        formula = f"IFERROR(IF(ISNUMBER({cell}),{number},{written.minutes(behind)}),{written.NOT_A_TIME})"
        inside = self._sheet.add(f"{question.id} time in date", formula, [written.NO_TIME] * size)
        agree = f"IF(OR({inside}={written.NO_TIME},{inside}={clock}),{clock},{written.NOT_A_TIME})"
        times = stored_times(self._sheet.table, question.id)
        minutes = self._sheet.add(f"{question.id} minutes", f"IF({clock}={written.NO_TIME},{inside},{agree})", times)
        self._sheet.times[question.id] = minutes
        return minutes

    def _bounds(self, question: Question) -> list[str]:
        """Limits of a date, the other end being a date or another variable; a bound not given does not bind."""
        limits = question.answer.limits
        ends = ((limits.not_before, 1), (limits.not_after, -1))
        return [self._bound(question, bound, way) for bound, way in ends if bound is not None]

    def _bound(self, question: Question, bound: str, way: int) -> str:
        if bound not in self._sheet.part.variables:
            sign = ">=" if way > 0 else "<="
            return f"{{v}}{sign}{date.fromisoformat(bound).toordinal() - EXCEL_EPOCH}"
        other = self._sheet.value(bound)
        low, high = (other, "{v}") if way > 0 else ("{v}", other)
        ordered = f"{low}<={high}"
        if question.id in self._sheet.times and bound in self._sheet.times:
            own, others = self._sheet.times[question.id], self._sheet.times[bound]
            early, late = (others, own) if way > 0 else (own, others)
            ordered = f"OR({low}<{high},AND({low}={high},OR({early}<0,{late}<0,{early}<={late})))"
        return f"IF(ISNUMBER({other}),{ordered},TRUE)"

    def _text(self, question: Question) -> str:
        """Text is answered where it is not blank and not too long; conditions only ever ask for its state."""
        cell = self._sheet.place.cell(question.id)
        longest = question.answer.limits.at_most
        answered = "1" if longest is None else f"IF(LEN({cell})<={int(longest)},1,4)"
        open_ = self._open(question)
        spelt = f"IF({open_}=3,3,{answered})" if open_ != "4" else answered
        return f'IFERROR(IF({folded(cell)}="",4,{spelt}),4)'

    def _choices(self, question: Question) -> str:
        """Each cell ticked, not ticked or unreadable; what they say together."""
        codes = [choice.code for choice in question.answer.choices]
        ticks = [self._tick(question, f"choice={code}", self._ticked_values(question, code)) for code in codes]
        self._sheet.ticks.update({(question.id, code): tick for code, tick in zip(codes, ticks, strict=True)})
        none = self._tick(question, "none", self._none_values(question))
        every = [*ticks, none]
        unable = "0"
        if question.answer.unable_to_tell is not None:
            unable = self._tick(question, "unable", self._state_values(question, State.UNABLE_TO_TELL))
            every.append(unable)
        chosen = f"IF({none}+{unable}>0,4,1)"
        unchosen = f"IF({none}+{unable}>1,4,IF({none}=1,1,IF({unable}=1,3,4)))"
        return f"IF(MAX({','.join(every)})>1,4,IF({'+'.join(ticks)}>0,{chosen},{unchosen}))"

    def _tick(self, question: Question, column: str, values: list[int]) -> str:
        """1 where the cell is ticked, 0 where it is not, 9 where nobody can say."""
        text = folded(self._sheet.place.cell(f"{question.id}#{column}"))
        spelt, numbers = self._sheet.spellings.ticks()
        found = f"SUMPRODUCT(({spelt}={text})*{numbers})"
        read = f"CHOOSE({found}+1,{UNREADABLE},{TICKED},{NOT_TICKED - 2})"
        return self._sheet.add(f"{question.id}#{column}", f'IFERROR(IF({text}="",0,{read}),{UNREADABLE})', values)

    def _ticked_values(self, question: Question, code: str) -> list[int]:
        return [int(isinstance(value, frozenset) and code in value) for value in self._sheet.table.values(question.id)]

    def _none_values(self, question: Question) -> list[int]:
        states = self._sheet.table.raw_states(question.id)
        pairs = zip(states, self._sheet.table.values(question.id), strict=True)
        return [int(state == State.ANSWERED and value == frozenset()) for state, value in pairs]

    def _state_values(self, question: Question, wanted: State) -> list[int]:
        return [int(state == wanted) for state in self._sheet.table.raw_states(question.id)]
