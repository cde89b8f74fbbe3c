"""Criteria sets: what is inspected against, by which levels, and how cases become evidence for it."""

from inspect_kit.criteria.load import load_criteria
from inspect_kit.criteria.model import (
    CriteriaSet,
    GeneralCriterion,
    Indicator,
    Level,
    RollUp,
    RollUpBand,
    SpecificCriterion,
)
from inspect_kit.criteria.shown import Item, criteria_document, criteria_items, item_rows

__all__ = [
    "CriteriaSet",
    "GeneralCriterion",
    "Indicator",
    "Item",
    "Level",
    "RollUp",
    "RollUpBand",
    "SpecificCriterion",
    "criteria_document",
    "criteria_items",
    "item_rows",
    "load_criteria",
]
