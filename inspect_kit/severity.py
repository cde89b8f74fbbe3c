"""How bad a problem is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad: an error stops the item it is about, a warning wants a look, a notice only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
