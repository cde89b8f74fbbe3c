"""Due dates as a calendar that people import. In: standings. Out: entries (`entries`), and a file of them (`render`)."""
