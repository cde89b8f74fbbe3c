"""The one catalogue of messages: code to severity and wording. Each area of the work has its module here.

A message says what is wrong and what to do about it; words in braces are fields that the caller gives.
"""

from __future__ import annotations

from inspect_kit.messages import (
    answers,
    assessment,
    cells,
    charts,
    criteria,
    disclosure,
    documents,
    evidence,
    fact_check,
    files,
    folder,
    lists,
    register,
    results,
    rounds,
    templates,
    usage,
    workbooks,
)
from inspect_kit.severity import Severity

AREAS = {
    "cells": cells.MESSAGES,
    "charts": charts.MESSAGES,
    "documents": documents.MESSAGES,
    "templates": templates.MESSAGES,
    "files": files.MESSAGES,
    "folder": folder.MESSAGES,
    "lists": lists.MESSAGES,
    "usage": usage.MESSAGES,
    "workbooks": workbooks.MESSAGES,
    "answers": answers.MESSAGES,
    "results": results.MESSAGES,
    "register": register.MESSAGES,
    "criteria": criteria.MESSAGES,
    "assessment": assessment.MESSAGES,
    "disclosure": disclosure.MESSAGES,
    "rounds": rounds.MESSAGES,
    "fact_check": fact_check.MESSAGES,
    "evidence": evidence.MESSAGES,
}

CATALOGUE: dict[str, tuple[Severity, str]] = {
    code: message for messages in AREAS.values() for code, message in messages.items()
}
