"""A time of day in a cell of its own, as formulas of the calculation sheet: minutes after midnight, read as
`cells.dates.read_clock` reads it.

In: a calculation being built and a question that asks for a date with its time. Out: columns that end in its minutes.
"""

from __future__ import annotations

from inspect_kit.layout import written
from inspect_kit.layout.calculation import Calculation
from inspect_kit.layout.spellings import folded
from inspect_kit.layout.stored import Stored, stored_times
from inspect_kit.template.model import Question

NO_TIME, REFUSED = written.NO_TIME, written.NOT_A_TIME


def add_clock(sheet: Calculation, question: Question) -> str:
    """Add the columns that read the time's cell; the one with its minutes, NO_TIME or REFUSED."""
    return sheet.add(f"{question.id} time", _clock(sheet, question), stored_times(sheet.table, question.id))


def _all(sheet: Calculation, value: Stored) -> list[Stored]:
    """The same in every row: the tool itself writes times as numbers, so nothing that reads text has anything to read."""
    return [value] * sheet.table.size


def _clock(sheet: Calculation, question: Question) -> str:
    """A number is a time where it is part of one day; text is a time as in 14:05, 14.05 or 2:05 pm."""
    cell, name = sheet.place.cell(f"{question.id}#time"), f"{question.id} time"
    text = sheet.add(f"{name} text", f'IF(ISTEXT({cell}),SUBSTITUTE({folded(cell)},".",":"),"")', _all(sheet, ""))
    half = sheet.add(f"{name} half", f'IF(RIGHT({text},2)="am",0,IF(RIGHT({text},2)="pm",12,-1))', _all(sheet, -1))
    plain = f"IF({half}<0,{text},TRIM(LEFT({text},LEN({text})-2)))"
    digits = sheet.add(f"{name} digits", f'IFERROR(IF(FIND(":",{text})=2,"0","")&{plain},"")', _all(sheet, ""))
    value = f"TIMEVALUE({digits})"
    # TIMEVALUE reads 25:00 as well, which the reader refuses: only what it would write again is taken.
    same = f'OR(TEXT({value},"hh:mm")={digits},TEXT({value},"hh:mm:ss")={digits})'
    whole = f"IFERROR(IF({same},{whole_minutes(value)},{REFUSED}),{REFUSED})"
    read = sheet.add(f"{name} typed", whole, _all(sheet, REFUSED))
    twelve = f"IF(AND({read}>=60,{read}<780),MOD({read},720)+60*{half},{REFUSED})"
    number = f"IF(AND({cell}>=0,{cell}<1),MIN({whole_minutes(cell)},1439),{REFUSED})"
    words = f'IF({text}="",{NO_TIME},IF({half}<0,{read},{twelve}))'
    # LibreOffice takes FALSE for a number too.
    return f"IFERROR(IF(ISLOGICAL({cell}),{REFUSED},IF(ISNUMBER({cell}),{number},{words})),{REFUSED})"


def whole_minutes(time: str) -> str:
    """Minutes after midnight; seconds are dropped. A day's fraction is a count of seconds first, so that it is exact."""
    return f"INT(ROUND({time}*86400,0)/60)"
