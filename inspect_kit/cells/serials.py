"""How spreadsheets count days. Both the reading of cells and the formulas of workbooks go by these numbers."""

EXCEL_EPOCH = 693594
"""`date.toordinal()` of Excel's day 0."""

EARLIEST_SERIAL, LATEST_SERIAL = 18264, 73415
"""1 January 1950 and 31 December 2100: a number outside is not taken for a date."""
