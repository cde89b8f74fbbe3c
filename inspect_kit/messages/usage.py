"""Messages about what somebody typed on the command line."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR = Severity.ERROR

MESSAGES: dict[str, tuple[Severity, str]] = {
    "usage-which-instrument": (ERROR, "there are several instruments: {known}. Say which with --instrument."),
    "usage-in-several-instruments": (ERROR, "`{name}` is in several instruments: {known}. Say which with --instrument."),
    "usage-unknown-instrument": (ERROR, "there is no instrument `{name}`. There are: {known}."),
    "usage-unknown-body": (ERROR, "`{name}` is not among the bodies here. Use one of: {known}."),
    "usage-unknown-language": (ERROR, "`{name}` is not on offer here. `languages` offers: {known}."),
    "usage-replace-one": (ERROR, "--replace is about one case of one body. Name the body: {known}."),
    "usage-no-files": (ERROR, "no workbook is named. Name the files to collect."),
    "usage-accept-by": (ERROR, "accepting a workbook over what is stored needs who accepts it. Give --by."),
    "usage-double-alone": (ERROR, "reading rows twice needs two reviewers. Name them with --reviewers, or leave --double out."),
    "usage-unknown-example": (ERROR, "there is no example `{name}`. There are: {known}."),
    "usage-unknown-kind": (ERROR, "there is no kind of document `{name}`. There are: {known}."),
    "usage-one-report": (ERROR, "one kind of report at a time. Leave out all of {kinds} but one."),
    "usage-extra-missing": (ERROR, "`{library}` is not installed. Type: pip install 'inspect-kit[{extra}]'."),
}
