"""The log of evidence that people write down: interviews, documents, calls. What cases say is `measures/evidence`."""
