"""What an inspectorate decided, beside what figures propose; findings, and what they rest on."""

from inspect_kit.judgements.load import load_judgements
from inspect_kit.judgements.model import WHOLE, Finding, Grade, Judgement, Judgements, Rule, Scale
from inspect_kit.judgements.stand import Standing, where_judged

__all__ = [
    "WHOLE",
    "Finding",
    "Grade",
    "Judgement",
    "Judgements",
    "Rule",
    "Scale",
    "Standing",
    "load_judgements",
    "where_judged",
]
