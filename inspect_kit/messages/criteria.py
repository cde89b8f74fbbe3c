"""Messages about criteria sets made of spreadsheets, and about comparing one set with another."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, tuple[Severity, str]] = {
    # what was asked for
    "criteria-import-bad-id": (ERROR, "`{id}` cannot be the id of a set. Use small letters, digits and hyphens."),
    "criteria-import-bad-out": (ERROR, "`{name}` is no name for a criteria set. Let it end in .yaml."),
    "criteria-import-not-a-set": (
        ERROR,
        "there is a file here already that cannot be read as a criteria set. Mend it, move it away, or name another with --out.",
    ),
    "criteria-import-other-set": (
        ERROR,
        "there is another set here already, `{found}`, and `{id}` is to be written. Name another file with --out.",
    ),
    "criteria-import-not-the-same": (
        ERROR,
        "what would be written does not read back as the same, so nothing was. Please send us the spreadsheet.",
    ),
    # the file and its columns
    "criteria-import-unknown-file": (
        ERROR,
        "criteria are imported from .csv or .xlsx, and this is `{found}`. Save it as one of those.",
    ),
    "criteria-import-no-rows": (ERROR, "there are headings and nothing below them. Is it the right file?"),
    "criteria-import-too-many": (
        ERROR,
        "this file has {found} rows, more than the {limit} that a set can hold. Import it in parts.",
    ),
    "criteria-import-headings": (
        ERROR,
        "it is not plain which column holds what; the headings are: {found}. Call them General criterion, Specific criterion and Indicator, or Number and Text; or say which is which with --map.",
    ),
    "criteria-import-heading-twice": (ERROR, "several headings may hold the `{role}`: {found}. Say which with --map."),
    "criteria-import-several-sheets": (
        ERROR,
        "several sheets have such headings: {sheets}. Keep one, or say with --map which headings are meant.",
    ),
    "criteria-import-heading-missing": (
        ERROR,
        "there is no heading `{title}` in {file}; there are: {found}. Mend it here or there.",
    ),
    "criteria-columns-lack": (
        ERROR,
        "this names neither columns for levels (`general` and `indicator`, and `specific` where there is one) nor `number` and `text`. Add what is missing.",
    ),
    "criteria-columns-both": (
        ERROR,
        "`indicator` is for a file with a column for each level, `text` for one with numbers. Take one of them out.",
    ),
    # rows
    "criteria-import-row-without-text": (ERROR, "there is no wording in this row. Fill it in, or clear the row."),
    "criteria-import-row-without-number": (ERROR, "there is a text here and no number. Give it one, or clear the row."),
    "criteria-import-nothing-above": (ERROR, "no {level} criterion stands in this row or above it. Fill it in."),
    "criteria-import-no-row-above": (
        ERROR,
        "`{number}` is numbered as part of something, and no row above is numbered as what it is part of. Add that row, or mend the number.",
    ),
    "criteria-import-nothing-under": (
        ERROR,
        "nothing stands under `{text}`, and it needs at least one {level}. Add a row for it, or take this one out.",
    ),
    "criteria-import-text-twice": (
        WARNING,
        "`{text}` stands under the same criterion in row {row} already. Is one of them too many?",
    ),
    "criteria-import-evidence-odd": (
        ERROR,
        "`{value}` makes no kind of evidence. Use letters, digits and spaces, beginning with a letter; commas part several.",
    ),
    "criteria-import-evidence-above": (
        ERROR,
        "kinds of evidence stand beside a {level} criterion, and only indicators have them. Move or clear them.",
    ),
    # numbers
    "criteria-import-number-odd": (
        ERROR,
        "`{number}` is no number of at most three parts, such as 1, 1.2 or 1.2.3. Mend it.",
    ),
    "criteria-import-number-changed": (
        ERROR,
        "the number reads `{value}`, as spreadsheets make of numbers such as 1.2.3. Format the column as text and type it again.",
    ),
    "criteria-import-number-none": (
        ERROR,
        "there is no number here that can be an id. Fill it in (`{proposed}` is free), or use --renumber, which gives ids by place.",
    ),
    "criteria-import-number-twice": (
        ERROR,
        "the number `{number}` stands in row {row} already (a spreadsheet turns 1.10 into 1.1 unless the column is text). Mend one (`{proposed}` is free), or use --renumber, which gives ids by place.",
    ),
    "criteria-import-not-nested": (
        ERROR,
        "the number `{number}` does not stand under the one above it, `{parent}`. Mend it (`{proposed}` is free), or use --renumber, which gives ids by place.",
    ),
    "criteria-import-gap": (
        ERROR,
        "before `{number}` the number `{missing}` is missing. Is a row lost? If not, mend the number (`{proposed}` is free), put `gaps: yes` in a map, or use --renumber, which gives ids by place.",
    ),
    "criteria-import-number-retired": (
        ERROR,
        "`{number}` was the id of something that is retired, and ids are never used again. Use another (`{proposed}` is free), or --renumber, which gives ids by place.",
    ),
    "criteria-import-number-reused": (
        ERROR,
        "`{number}` is the id of what now stands in row {row} as `{now}`, and ids stay with what they were given to. Use another (`{proposed}` is free) or --renumber, which gives ids by place; or import this as another set.",
    ),
    # one set beside another
    "criteria-mapping-other-set": (
        ERROR,
        "this mapping is for the set `{found}`, and `{given}` was given. Name the right one.",
    ),
    "criteria-mapping-other-version": (
        WARNING,
        "this mapping was made for version {found} of `{set}`, and version {given} was given. Look through it.",
    ),
    "criteria-mapping-unknown": (
        ERROR,
        "there is no `{id}` in the set `{set}`. Did you mean one of: {known}? See `criteria list`.",
    ),
    "criteria-mapping-other-kind": (
        ERROR,
        "`{old}` is {old_kind} and `{new}` is {new_kind}. Map like to like.",
    ),
    "criteria-mapping-twice": (ERROR, "`{old}` and `{new}` stand here already, in line {line}. Take one of the two out."),
    "criteria-mapping-two-kept": (
        ERROR,
        "`{other}` is a mapping of the same two versions. Make one of the two, so that it is clear which is meant.",
    ),
    "criteria-mapping-equal-twice": (
        ERROR,
        "`{id}` is equal to two, `{first}` and `{second}`; it can be so to one. Call the other broader, narrower or overlaps.",
    ),
}
