"""Messages about lists of cases, samples drawn from them, and files that the tool itself wrote."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    # the file as a whole
    "list-missing": (ERROR, "there is no list of cases for {body}. Save it as lists/{body}.csv or lists/{body}.xlsx."),
    "list-two-files": (ERROR, "{body} has two lists, {paths}. Keep the one that is meant, and move the other elsewhere."),
    "list-rows-bare": (
        WARNING,
        "this row has a reference and nothing else that is asked for, and counts as a case all the same (rows {rows}). If it is a total or a note, delete it and ask for the list again.",
    ),
    "list-not-readable": (ERROR, "this file cannot be read ({reason}). Close it in other programs, or copy it anew."),
    "list-unknown-kind": (ERROR, "a list of cases is a .csv or .xlsx file; this is `{found}`. Save it as one of those."),
    "list-empty": (ERROR, "this file is empty. Ask for it again."),
    "list-no-header": (ERROR, "the first row is blank. Put the column titles in the first row."),
    "list-header-only": (ERROR, "there are titles and no cases below them. Ask for the list again."),
    "list-not-utf8": (ERROR, "byte {byte} is not UTF-8 text, so letters would be misread. In Excel, save as `CSV UTF-8`."),
    "list-has-nul": (ERROR, "byte {byte} is a NUL character, which no list of text holds. In Excel, save as `CSV UTF-8`."),
    "list-delimiter-unclear": (
        ERROR,
        "the titles may be parted by any of: {found}. Use one of comma, semicolon or tab, and quote titles that contain it.",
    ),
    "list-quote-not-closed": (
        ERROR,
        "a quotation mark opens in this row and is never closed. Close it, or write it twice if it is text.",
    ),
    "list-quote-inside": (
        ERROR,
        "a quoted field goes on after its closing quotation mark. Write quotation marks inside a field twice.",
    ),
    "list-huge-field": (
        ERROR,
        "a field in this row is longer than {limit} characters. A quotation mark may not be closed: check"
        " the row, and shorten the field.",
    ),
    "list-broken-row": (ERROR, "this row cannot be read as CSV ({reason}). Check its quotation marks."),
    "list-long-row": (
        ERROR,
        "this row has {found} fields and there are {titles} titles. Quote fields that contain the delimiter.",
    ),
    "list-changed-meanwhile": (ERROR, "this file changed while it was being read. Close it elsewhere and run again."),
    "list-broken-workbook": (ERROR, "this workbook cannot be read ({reason}). Open it, save it as .xlsx and try again."),
    "list-sheet-unclear": (
        ERROR,
        "several sheets have the titles of the list: {sheets}. Keep one, and move the others elsewhere.",
    ),
    "list-and-more": (ERROR, "and {more} more of these ({kind}). Put the first ones right and run again."),
    # columns
    "list-title-missing": (
        ERROR,
        "there is no column `{title}` for `{fact}`. The columns are: {found}. Change the title, or `columns` in"
        " inspection.yaml.",
    ),
    "list-title-twice": (ERROR, "the title `{title}` stands over columns {numbers}. Rename all but one of them."),
    "list-fact-not-mapped": (
        ERROR,
        "`{fact}` comes from the list, and no column is named for it. Add it to `columns` in inspection.yaml.",
    ),
    "list-fact-several-choices": (
        ERROR,
        "`{fact}` may have several choices, which one column of a list cannot give. Make it a choice or text in the template.",
    ),
    # references
    "list-reference-blank": (ERROR, "this case has no reference. Every case needs one."),
    "list-reference-twice": (
        ERROR,
        "`{reference}` stands in rows {rows}. Every case needs a reference of its own: remove or renumber.",
    ),
    "list-reference-not-text": (
        ERROR,
        "the reference `{value}` is {found}, not text; leading zeros may be lost. Format the column as text and"
        " enter the references again.",
    ),
    "list-reference-unprintable": (ERROR, "the reference `{value}` has a character that cannot be seen. Type it again."),
    # facts
    "list-formula-without-value": (
        ERROR,
        "this cell holds a formula without a value. Open the workbook, let it calculate, and save it.",
    ),
    "list-error-cell": (ERROR, "this cell holds the error `{value}`. Put the formula right, or type the value."),
    "list-fact-blank": (ERROR, "`{fact}` is blank here, and cases are drawn by it. Fill it in."),
    # drawing
    "sample-list-short": (NOTICE, "{body} has {size} cases on its list and {wanted} were to be drawn: all are taken."),
    "sample-stratum-short": (
        NOTICE,
        "{body} has {size} cases of `{stratum}` on its list and {wanted} were to be drawn: all are taken.",
    ),
    "sample-stratum-left-out": (
        NOTICE,
        "{body} has {size} cases of `{stratum}` on its list and none is to be drawn: figures do not speak for them.",
    ),
    "sample-unknown-fact": (
        ERROR,
        "quotas of `{instrument}` go by `{fact}`, which is no fact from lists of its template. Use one of: {known}.",
    ),
    "sample-unknown-stratum": (
        ERROR,
        "there is a quota of `{instrument}` for `{stratum}`, which `{fact}` can never be. Its choices are: {known}.",
    ),
    "sample-not-asked-for": (
        ERROR,
        "the instrument `{instrument}` has no `sample` in inspection.yaml. Add it with its size and seed.",
    ),
    "sample-body-fact-missing": (
        ERROR,
        "`{fact}` of {body} is asked for by the template and not given. Add it under `facts` of this body.",
    ),
    "sample-unchanged": (NOTICE, "{body}: already drawn, unchanged."),
    "sample-list-changed": (
        ERROR,
        "the list of {body} is not the one its sample was drawn from (SHA-256 {now}, was {was}). Put the"
        " first list back, or remove the sample on purpose to draw anew.",
    ),
    "sample-list-rewritten": (
        WARNING,
        "the list of {body} is not byte for byte the one its sample was drawn from; it may be in another order, or saved anew. The same cases are drawn from it. Ask why it changed, or put the first list back.",
    ),
    "sample-size-changed": (
        ERROR,
        "the list of {body} has {now} cases and had {was} when its sample was drawn. Put the first list back.",
    ),
    "sample-plan-changed": (
        ERROR,
        "`{setting}` of this sample is {was}, and inspection.yaml now says {now}. Put it back, or remove the"
        " sample on purpose to draw anew.",
    ),
    "sample-cases-differ": (
        ERROR,
        "drawing again gives other {what}: {gone} would not be drawn, {new} would. Find out who changed the sample.",
    ),
    # replacing
    "sample-not-drawn": (ERROR, "no sample of {body} has been drawn yet. Run `inspect-kit sample` first."),
    "replace-not-in-sample": (ERROR, "`{case}` is not in the sample of {body}. Copy the reference from the sample."),
    "replace-already": (ERROR, "`{case}` was replaced by `{by}` already."),
    "replace-has-answers": (
        WARNING,
        "`{case}` has answers already ({count} of them). They are kept, and count no more. If it should not have been replaced, take samples/ and rows/ back from git.",
    ),
    "replace-no-reserve": (ERROR, "no reserve is left{where}. Record the case as it is, and say so in the report."),
    "replace-bad-date": (ERROR, "`{value}` is no day up to today. Write it as in 2018-03-01."),
    "replace-wrong-reason": (
        ERROR,
        "`{because}` is no reason to replace a case; the reasons are: {reasons}. A case wrongly flagged is a"
        " finding, never a reason.",
    ),
    # files that the tool wrote
    "stored-wrong-format": (ERROR, "this is not a file of the format `{expected}` (found `{found}`). Restore it from a copy."),
    "stored-wrong-shape": (ERROR, "`{at}` should be {wanted}. Restore this file from a copy."),
}
