"""Taking over the register that people keep as a spreadsheet. In: a file and a map of it. Out: registers, and events."""
