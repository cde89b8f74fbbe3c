"""The look of workbooks, by name: XlsxWriter format properties. Colours never carry meaning alone."""

from __future__ import annotations

DARK, PALE, LINE = "#12436D", "#E8EEF4", "#BFBFBF"
TO_FILL, NOT_ASKED_FILL, NOT_ASKED_TEXT = "#FFF7D6", "#D9D9D9", "#7F7F7F"

TITLE_HEIGHT = 22.0
"""The height of a row with a title in it, in points."""

BASE: dict[str, object] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
GRID: dict[str, object] = {"border": 1, "border_color": LINE, "text_wrap": True}
OPEN: dict[str, object] = {**GRID, "locked": False}

STYLES: dict[str, dict[str, object]] = {
    "plain": {},
    "wrap": {"text_wrap": True},
    "title": {"bold": True, "font_size": 16, "font_color": DARK},
    "heading": {"bold": True, "font_size": 12, "font_color": DARK},
    "marking": {"bold": True, "font_color": "#801650"},
    "band": {"bold": True, "bg_color": DARK, "font_color": "#FFFFFF", "align": "left", "border": 1, "border_color": "#FFFFFF"},
    "form_band": {"bold": True, "bg_color": DARK, "font_color": "#FFFFFF"},
    "wording": {**GRID, "bg_color": PALE},
    "header": {**GRID, "bold": True, "bg_color": PALE},
    "fact_header": {**GRID, "bold": True, "bg_color": LINE},
    "id": {"font_color": NOT_ASKED_TEXT, "locked": True},
    "key": {"font_color": NOT_ASKED_TEXT, "locked": False},
    "fact": {**OPEN, "bg_color": "#F2F2F2"},
    "fact_date": {**OPEN, "bg_color": "#F2F2F2", "num_format": "d mmm yyyy", "align": "left"},
    "fact_time": {**OPEN, "bg_color": "#F2F2F2", "num_format": "hh:mm", "align": "left"},
    "known_title": {**GRID, "bg_color": "#F2F2F2", "bold": True},
    "known": {**GRID, "bg_color": "#F2F2F2"},
    "known_date": {**GRID, "bg_color": "#F2F2F2", "num_format": "d mmm yyyy", "align": "left"},
    "known_time": {**GRID, "bg_color": "#F2F2F2", "num_format": "hh:mm", "align": "left"},
    "choice": {**GRID, "bg_color": PALE, "align": "left", "indent": 2},
    "hint": {**GRID, "font_size": 9, "font_color": "#595959"},
    "closed": {**GRID, "bg_color": "#F2F2F2"},
    "answer": OPEN,
    "answer_number": {**OPEN, "num_format": "General", "align": "left"},
    "answer_date": {**OPEN, "num_format": "d mmm yyyy", "align": "left"},
    "answer_time": {**OPEN, "num_format": "hh:mm", "align": "left"},
    "answer_text": {**OPEN, "num_format": "@"},
    "left": {**GRID, "bold": True, "align": "center"},
    "cell": GRID,
    "count": {**GRID, "num_format": "0"},
    "share": {**GRID, "num_format": "0%"},
    "value": {**GRID, "num_format": "0.0"},
    "right": {"bold": True, "align": "right"},
    "link": {"font_color": DARK, "underline": 1},
    "link_cell": {**GRID, "bg_color": "#F2F2F2", "font_color": DARK, "underline": 1},
    "to_fill": {"bg_color": TO_FILL},
    "not_asked": {"bg_color": NOT_ASKED_FILL, "font_color": NOT_ASKED_TEXT, "italic": True},
}

CONDITIONAL = frozenset({"to_fill", "not_asked"})
"""Styles laid over a cell's own, which therefore start from nothing."""
