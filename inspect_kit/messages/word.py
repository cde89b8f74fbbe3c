"""Messages about Word documents."""

from __future__ import annotations

from inspect_kit.severity import Severity

MESSAGES: dict[str, tuple[Severity, str]] = {
    "word-no-style": (
        Severity.ERROR,
        "the template has no style `{name}` that is {kind}, and reports use it. Add it in Word, or rename one of: {known}.",
    ),
}
