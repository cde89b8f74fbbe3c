"""Removing lists, references of cases and free text from an inspection that is finished; figures stay what they are."""
