"""Text that people typed where a number, a date or a time is asked, as formulas: is it written as the reader takes it?

In: references to cells of the calculation sheet that hold such text, folded. Out: tests and values. Spreadsheets make a number
of far more than the reader does, and each program of other things; so the form is looked at first, and converted after.
"""

from __future__ import annotations

NO_TIME, NOT_A_TIME = -1, -2
"""Minutes where no time was given, and where what was given is none."""

DIGITS = "{" + ";".join(f'"{digit}"' for digit in range(10)) + "}"
GROUPS = "{" + ";".join(str(4 * group) for group in range(1, 7)) + "}"
"""Where the commas of thousands stand, counted from the end."""
PADDING = 30


def digits(text: str) -> str:
    """How many characters of the text are digits."""
    return f'SUMPRODUCT(LEN({text})-LEN(SUBSTITUTE({text},{DIGITS},"")))'


def occurrences(text: str, character: str) -> str:
    """How often the character stands in the text."""
    return f'LEN({text})-LEN(SUBSTITUTE({text},"{character}",""))'


def whole_part(text: str) -> str:
    """What stands before the decimal point, without a sign."""
    return f'SUBSTITUTE(SUBSTITUTE(LEFT({text},FIND(".",{text}&".")-1),"+",""),"-","")'


def is_number(text: str, whole: str, commas: str) -> str:
    """Digits with a sign before and a point among them; commas, if any, part all of the whole number in threes."""
    sign = f'IF(OR(LEFT({text},1)="+",LEFT({text},1)="-"),1,0)'
    points = occurrences(text, ".")
    counted = f"{digits(text)}>0,{points}<2,LEN({text})={digits(text)}+{commas}+{points}+{sign}"
    placed = f'SUMPRODUCT((MID(REPT(" ",{PADDING})&{whole},{PADDING + 1}+LEN({whole})-{GROUPS},1)=",")*1)={commas}'
    grouped = f'AND(LEN({whole})>4*{commas},LEN({whole})<4*{commas}+4,RIGHT({text},1)<>".",{placed})'
    return f"AND({counted},OR({commas}=0,{grouped}))"


def day(text: str) -> str:
    """The date at the beginning of the text, as in 2018-03-01; an empty text for none. An impossible one is an error."""
    shaped = f'MID({text},5,1)="-",MID({text},8,1)="-",{digits(f"LEFT({text},10)")}=8'
    return f'IF(AND({shaped}),DATEVALUE(LEFT({text},10)),"")'


def clock_after_day(text: str) -> str:
    """The time of day behind the date, padded; empty where there is none, and a cross where it begins wrongly."""
    begins = f'AND(LEN({text})>11,OR(MID({text},11,1)=" ",MID({text},11,1)="t"))'
    there = f"AND(LEN({text})>10,{digits(f'LEFT({text},10)')}=8)"
    return f'IF({there},IF({begins},{padded_clock(f"MID({text},12,20)")},"x"),"")'


def padded_clock(text: str) -> str:
    """An hour of one digit gets a nought before it."""
    return f'IF(MID({text},2,1)=":","0","")&{text}'


def minutes(clock: str) -> str:
    """Minutes after midnight of a padded clock such as 09:05 or 09:05:30; seconds are dropped."""
    form = f'OR(LEN({clock})=5,AND(LEN({clock})=8,MID({clock},6,1)=":")),MID({clock},3,1)=":"'
    counted = f"{digits(clock)}=LEN({clock})-INT(LEN({clock})/4)"
    hour, minute = f"VALUE(LEFT({clock},2))", f"VALUE(MID({clock},4,2))"
    read = f"IF(AND({hour}<24,{minute}<60),{hour}*60+{minute},{NOT_A_TIME})"
    return f'IF({clock}="",{NO_TIME},IF(AND({form},{counted}),{read},{NOT_A_TIME}))'
