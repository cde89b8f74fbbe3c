"""Messages about comparing two rounds of inspection."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, NOTICE = Severity.ERROR, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "rounds-unknown": (
        ERROR,
        "this is no folder with an inspection.yaml, and `{inspection}` has no such round. Its rounds are: {known}.",
    ),
    "rounds-nothing": (ERROR, "nothing has been collected here for {instrument}, so there is nothing to compare."),
    "rounds-instrument-alone": (NOTICE, "`{instrument}` is left out: nothing in {other} has measures of the same ids."),
    "rounds-no-body-in-both": (NOTICE, "`{instrument}` is left out: no body has figures both here and in {other}."),
    "rounds-nothing-in-both": (
        ERROR,
        "no measure of a body is both here and in {other}. Compare inspections whose templates name their measures alike.",
    ),
    "rounds-no-criteria": (ERROR, "a mapping is of two criteria sets, and these inspections have none. Leave --mapping out."),
    "rounds-unknown-body": (ERROR, "`{name}` has no figures in both. There are: {known}."),
    "rounds-unknown-measure": (ERROR, "there is no measure, indicator or criterion `{name}` here. Did you mean: {known}?"),
}
