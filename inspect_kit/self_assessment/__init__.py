"""A body's own view of itself: from answers to its profile, its gaps, its actions.

An instrument is a self-assessment where its template lays a question `judgement`, a choice with ranks, over the indicators of
a criteria set. The other questions have fixed ids as well (`model.py`); all but `judgement` may be missing.
"""
