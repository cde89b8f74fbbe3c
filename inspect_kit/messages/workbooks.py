"""Messages about workbooks, as files, grids and forms."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "workbook-lock-file": (
        WARNING,
        "this is what Excel leaves beside an open workbook, not a workbook. Close Excel, and collect the workbook itself.",
    ),
    "workbook-empty": (ERROR, "the file is empty. Ask for it again."),
    "workbook-not-xlsx": (
        ERROR,
        "this is not an .xlsx workbook, whatever it is called. Open it in a spreadsheet program and save it as .xlsx.",
    ),
    "workbook-old-format": (ERROR, "this is a workbook of the old .xls kind. Open it and save it as .xlsx."),
    "workbook-encrypted": (
        ERROR,
        "the workbook is protected with a password. Save it without one, and send it safely by other means.",
    ),
    "workbook-macros": (ERROR, "the workbook holds macros. Save it as .xlsx, which drops them."),
    "workbook-damaged": (ERROR, "the workbook is cut off or damaged. Ask for it again, or open it and save it anew."),
    "workbook-too-large": (
        ERROR,
        "the workbook unpacks to {size} bytes, more than the {limit} that are accepted. It is not one of ours.",
    ),
    "workbook-entities": (
        ERROR,
        "`{part}` in the workbook declares entities, which no spreadsheet program does. Do not open it.",
    ),
    "workbook-not-ours": (
        ERROR,
        "the workbook does not say which inspection it belongs to: it was not written by `sheets`, or its hidden sheet is gone. Copy the answers into a fresh one.",
    ),
    "workbook-no-grid": (
        ERROR,
        "no sheet of the workbook holds its answers any more. Ask for the workbook again, or write it anew with `sheets`.",
    ),
    "workbook-ids-gone": (ERROR, "the hidden ids of the questions are gone. Copy the answers into a fresh workbook."),
    "workbook-keys-gone": (
        ERROR,
        "the hidden keys that say which row is which are gone. Copy the answers into a fresh workbook.",
    ),
    "workbook-column-twice": (ERROR, "the column `{id}` stands here twice; neither is taken. Delete the copy."),
    "workbook-row-twice": (ERROR, "the same row stands at {first} and at {second}; neither is taken. Delete the copy."),
    "workbook-row-without-key": (ERROR, "there is `{value}` in a row that is none of ours. Move it to its row, or delete it."),
    "workbook-more-stray-rows": (ERROR, "{count} more rows hold something and are none of ours. Move it, or delete it."),
    "workbook-beside-gone": (
        ERROR,
        "the hidden key of what stands beside the answers ({what}) is gone, so none of it is taken. Copy it into a fresh workbook.",
    ),
    "workbook-error-cell": (ERROR, "the cell shows the error {value}. Type the answer in its place."),
    "workbook-formula-without-value": (
        ERROR,
        "the cell holds a formula that was never calculated. Type the answer, or open the file, save it and send it again.",
    ),
    "workbook-merged": (
        ERROR,
        "the cell is merged with others, so nobody can say whose answer it is. Unmerge the cells and fill each.",
    ),
    "workbook-cannot-hold": (
        ERROR,
        "a spreadsheet cannot hold this: {what}. Shorten it (32,767 characters in a cell at most).",
    ),
    "sheets-no-criteria": (
        ERROR,
        "the rows of `{instrument}` are indicators, and nothing says of which criteria set. Name it with `criteria`, or with --criteria.",
    ),
    "sheets-criteria-unused": (
        ERROR,
        "no rows here are indicators, so --criteria has nothing to choose. Leave it out, or name the instrument that it is meant for.",
    ),
    "sheets-other-criteria": (
        ERROR,
        "{body} was asked about the criteria set `{found}` in this round, and `{wanted}` is named now. Give the instrument another `round`, or leave --criteria out.",
    ),
    "sheets-no-leads": (
        ERROR,
        "nothing says who leads on what for {body}, so there is nothing to split by. Add it under `leads` of `{instrument}`.",
    ),
    "rows-no-criteria": (
        ERROR,
        "nothing says which criteria set the rows of {body} were made of. Write its workbooks anew in another round.",
    ),
    "rows-criteria-gone": (
        ERROR,
        "`{name}`, the criteria set as it was asked about, is gone. Take it from git, or write the workbooks anew in another round.",
    ),
    "sheets-nothing-to-ask": (NOTICE, "there is nothing to ask of {body} at present, so no workbook was written."),
    "sheets-no-rows": (ERROR, "nothing has been drawn for {body} yet. Run `sample {body}` first."),
    "sheets-other-reviewers": (
        ERROR,
        "{body} has its workbooks with other reviewers. Delete those workbooks if none is filled, or name the same reviewers.",
    ),
    "sheets-double-many": (
        ERROR,
        "{double} rows of {body} cannot be read twice, as it has {size}. Lower --double; nothing was written for it.",
    ),
    "sheets-holds-answers": (
        ERROR,
        "the workbook holds {count} answers and is not replaced. Collect it and move it away, or leave it.",
    ),
    "sheets-cannot-tell": (
        ERROR,
        "whether this workbook holds answers cannot be told, so it is not replaced. Move it away first.",
    ),
}
