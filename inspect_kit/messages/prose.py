"""Messages about texts whose figures are filled in, and about drafts that are checked."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "text-unknown-name": (ERROR, "there is no `{name}` to fill in. Did you mean: {known}?"),
    "text-broken": (ERROR, "the text cannot be filled in: {why}. Mend what stands in braces there."),
    "text-no-language": (WARNING, "this text is not there in `{language}`, so it is not written. Add `{name}`."),
    "text-figure-changed": (NOTICE, "`{name}` read {was} when this text was last written, and reads {now} now."),
    "draft-kind": (ERROR, "a draft of this kind cannot be read. Give one of: {known}."),
    "draft-not-docx": (ERROR, "this is no Word document, or a damaged one. Save it again as .docx."),
    "draft-too-large": (ERROR, "there is more than {limit} bytes of text in it. Check it in parts."),
    "draft-not-results": (ERROR, "these are no results in the format {format}. Give a results.json that `report` wrote."),
    "draft-with-bodies": (ERROR, "a draft is checked against the figures of all. Leave out {bodies}."),
    "draft-against-alone": (ERROR, "--against goes with --check. Name the draft with --check FILE."),
}
