"""The kinds of report, one module each with a `write(asked)`; the module is imported when that kind is asked for."""
