"""Messages about registers of recommendations and their logs."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "states-no-such-table": (
        ERROR,
        "there is no table of states `{name}`. Shipped ones are: {known}; or give a path ending in .yaml.",
    ),
    "states-duplicate": (ERROR, "`{id}` stands twice. Give one of the states another."),
    "states-unknown": (ERROR, "`{state}` is not one of these states: {known}. Mend it."),
    "states-unreachable": (WARNING, "no move leads to `{state}`. Add one, or take the state out."),
    "register-bad-date": (ERROR, "`{value}` is no day of the calendar. Write it as in 2018-03-01."),
    "register-duplicate-id": (ERROR, "the id `{id}` stands twice. Ids, once used, are never used again; give it another."),
    "register-no-bodies": (
        ERROR,
        "the class `{id}` is every body, and nothing says which there are. Name a `body_register`, or list its members.",
    ),
    "register-unknown-addressee": (
        ERROR,
        "`{name}` is no party, class or body here. Did you mean one of: {known}? Else add it under `parties` or `classes`.",
    ),
    "register-unknown-cause": (ERROR, "there is no cause of concern `{id}`. There are: {known}."),
    "register-cause-unanswered": (
        ERROR,
        "no recommendation answers the cause of concern `{id}`. Name it as the `cause` of at least one.",
    ),
    "register-unknown-indicator": (ERROR, "there is no indicator `{id}` in the criteria set. See `criteria list`."),
    "register-unknown-item": (ERROR, "there is no other item `{id}` in this register. There are: {known}."),
    "register-deadline-circle": (
        ERROR,
        "these deadlines wait for each other, so none of them comes: {circle}. Break the circle.",
    ),
    "register-period-too-long": (ERROR, "a period of {period} ends after the last year there is. Shorten it."),
    "register-earlier-here": (
        ERROR,
        "`{name}` is an item of this register. Only items of earlier registers can be named here.",
    ),
    "recs-no-register": (
        ERROR,
        "there is no register here: neither recommendations.yaml nor registers/*.yaml. Name a folder that has one.",
    ),
    "recs-no-folder": (ERROR, "`{name}` is no folder. Name folders that hold a register; options go before or after them."),
    "recs-register-twice": (
        ERROR,
        "the register `{id}` stands here too, besides {other}. Give one another id, or leave it out.",
    ),
    "recs-unknown-item": (ERROR, "there is no item `{name}`. There are: {known}."),
    "recs-which-item": (ERROR, "several registers have an item `{name}`. Say which: {known}."),
    "recs-unknown-body": (ERROR, "nothing is addressed to `{name}`. Addressees are: {known}."),
    "recs-unknown-state": (ERROR, "there is no state `{name}`. There are: {known}."),
    "recs-unknown-register": (ERROR, "there is no register `{name}` here. There are: {known}."),
    "recs-bad-period": (ERROR, "`{value}` is no period. Write it as in 60d, 8w, 3m or 1y."),
    "recs-bad-date": (ERROR, "`{value}` is no day of the calendar. Write it as in 2018-03-01."),
    "recs-lost-register": (
        ERROR,
        "the log speaks of the register `{name}`, which is not here ({known}). Put it back; ids are never changed.",
    ),
    "recs-lost-item": (
        ERROR,
        "the log speaks of the item `{name}`, which its register has lost. Put it back; an item that is over is withdrawn with `recs update`.",
    ),
    "recs-not-addressed": (
        ERROR,
        "the log speaks of `{name}` for `{addressee}`, to whom it is not addressed. Put the addressee back, or mend the line.",
    ),
    "recs-lost-earlier": (ERROR, "`{item}` speaks of the earlier item `{name}`, which is not in its register. Mend the name."),
    "progress-newer": (
        ERROR,
        "this line is of the format `{found}`, and this version knows `{known}`. Use a newer version of inspect-kit; nothing was written.",
    ),
    "progress-torn-line": (WARNING, "this line was cut off, as by a crash, and is passed over. Make that update again."),
    "progress-bad-line": (
        ERROR,
        "this line is not a JSON object and is passed over. Take the file from git, or mend the line.",
    ),
    "progress-wrong-line": (
        ERROR,
        "this line is no event and is passed over: `{at}` is missing or is not what it should be. Take the file from git, or mend it.",
    ),
    "progress-id-twice": (ERROR, "two different events have the id `{id}`; the second is passed over. Give it another id."),
    "progress-members-differ": (
        ERROR,
        "two copies of this log froze different members of the class `{name}`. Leave in the one that is right.",
    ),
    "progress-forbidden": (
        WARNING,
        "the event {id} moves `{name}` for {addressee} to `{to}`, which is not allowed from `{state}`; it is passed over. Make an allowed move.",
    ),
    "progress-unknown-parent": (
        WARNING,
        "the event {id} follows `{name}`, which is not in the log. Was a line lost? Take the file from git.",
    ),
    "progress-row-unknown": (
        ERROR,
        "the row is about `{name}`, which no register here has. Put its register back; nothing was taken of the row.",
    ),
    "progress-not-allowed": (
        ERROR,
        "`{name}` was `{state}` when the workbook was written, and its owner cannot move it to `{to}`. Allowed: {allowed}. Nothing was taken of the row.",
    ),
    "progress-needs": (
        ERROR,
        "moving `{name}` to `{to}` needs {what}. Fill that in and send the workbook again; nothing was taken of the row.",
    ),
    "update-no-who": (ERROR, "an update needs who says so. Give --by."),
    "update-nothing": (ERROR, "nothing is said to change. Give --to, --due, --owner, --note or --evidence."),
    "update-which-body": (ERROR, "`{name}` is addressed to several. Say whose part with --body: {known}."),
    "update-forbidden": (
        ERROR,
        "`{name}` of {addressee} is `{state}`, and the {role} cannot move it to `{to}`. Allowed: {allowed}.",
    ),
    "update-needs": (ERROR, "moving to `{to}` needs {what}. Give {option}."),
    "update-no-agreed": (ERROR, "another due date needs who agreed to it. Give --agreed-by."),
    "update-too-early": (
        ERROR,
        "{date} is before what was last said of it, or before publication ({last}). Give a later day with --on.",
    ),
    "update-too-late": (ERROR, "{date} has not come yet. Give a day up to today with --on."),
    "update-conflict": (
        ERROR,
        "two people have said different things of `{name}` for {addressee}: {said}. Settle it with one of them or a move from one.",
    ),
    "update-settled": (NOTICE, "`{name}` of {addressee} is settled: {state}."),
    "update-in-conflict": (
        WARNING,
        "`{name}` for {addressee} is in conflict: {said}. Settle it with `recs update`.",
    ),
    "update-same": (NOTICE, "`{name}` of {addressee} says that already; nothing was written."),
    "calendar-bad-alarm": (ERROR, "`{value}` does not say how long before. Write days or weeks, as in 14d or 2w."),
    "calendar-empty": (NOTICE, "nothing that is asked for has a date, so the calendar is empty. See `recs list`."),
    "import-no-map": (ERROR, "nothing says which heading holds what. Give --map with a document of the kind register_import."),
    "import-unknown-kind-of-file": (
        ERROR,
        "a register is taken over from a .csv or .xlsx file; this is `{found}`. Save it as one of those.",
    ),
    "import-no-rows": (ERROR, "there are headings and nothing below them. Is it the right file?"),
    "import-too-many-rows": (ERROR, "this file has {found} rows, more than the {limit} that are accepted. Import it in parts."),
    "import-heading-missing": (
        ERROR,
        "there is no column `{title}` for `{name}`. Did you mean one of: {found}? Change the heading, or `columns` in the map.",
    ),
    "import-map-lacks": (
        ERROR,
        "nothing says `{key}`. Name the heading of its column as `{column}` under `columns`, or give `{key}` for all rows.",
    ),
    "import-unknown-addressee": (
        ERROR,
        "`{value}` is no party or body here. Did you mean one of: {known}? Else add it under `parties`, or under `values` to say whom it means.",
    ),
    "import-unknown-state": (
        ERROR,
        "`{value}` is no state. Accepted are: {known}. Add the word under `values` of the map, with the state that it means.",
    ),
    "import-unknown-word": (
        ERROR,
        "`{value}` is not understood as `{name}`. Accepted are: {known}. Add the word under `values` of the map, with what it means.",
    ),
    "import-id-not-text": (
        ERROR,
        "the id `{value}` is a number or date that the spreadsheet made of what was typed. Format the column as text and type the ids again.",
    ),
    "import-bad-id": (ERROR, "`{value}` makes no id: it needs a letter or digit, and `response` is taken. Give it another."),
    "import-blank": (ERROR, "there is no `{name}` here, and the map gives none. Fill it in."),
    "import-row-twice": (ERROR, "`{id}` for {addressee} stands in rows {rows}. Remove all but one, or give one another id."),
    "import-rows-differ": (ERROR, "the `{name}` of `{id}` is not what row {row} says of the same item. Make both the same."),
    "import-report-without-id": (
        ERROR,
        "no id can be made from `{value}`. Add the name under `values: report` of the map, with an id.",
    ),
    "import-reports-clash": (
        ERROR,
        "`{first}` and `{second}` would both be the register `{id}`. Give each an id under `values: report` of the map.",
    ),
    "import-published-differ": (
        ERROR,
        "`{register}` was published on {date} here and on {other} in row {row}. Make both the same.",
    ),
    "import-not-yet": (ERROR, "{date} has not come yet, and this is when the row was last brought up to date. Check the date."),
    "import-not-ours": (
        ERROR,
        "the register `{id}` stands here already and was not imported. Give the report another id under `values: report` of the map, or move this register away.",
    ),
    "import-other-map": (
        ERROR,
        "the register `{id}` was imported with the map `{map}`. Use that map, or give the report another id under `values: report`.",
    ),
    "import-by-hand": (
        ERROR,
        "this register was changed by hand since it was imported, and importing would undo that. Make the change in the spreadsheet, put this file back as it was (from git), and import again.",
    ),
    "import-forbidden": (
        ERROR,
        "`{name}` of {addressee} is `{state}` in the log, and nobody may move it to `{to}`. Allowed: {allowed}. This row was left as it was; correct it, or make an allowed move with `recs update`.",
    ),
    "import-gone": (
        NOTICE,
        "these are in no row any more: {names}. They stay in the register; what is over is withdrawn with `recs update`.",
    ),
    "lint-no-owner": (WARNING, "`{name}`: nobody answers for it at {addressee}. Name an `owner` for the class or the item."),
    "lint-no-deadline": (WARNING, "`{name}` has no deadline, so it can never be late. Give one, or `urgent`."),
    "lint-nothing-measurable": (
        WARNING,
        "`{name}` says nothing that could be checked. Say what shows that it is done with `done_when`, or name `measures`.",
    ),
    "lint-cannot-act": (
        WARNING,
        "`{name}` is addressed to {addressee}, who cannot act: {why}. Address it to somebody who can.",
    ),
    "lint-empty-class": (WARNING, "`{name}` is addressed to {addressee}, which had no member on {date}."),
}
