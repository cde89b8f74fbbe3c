"""A spreadsheet of criteria made into a criteria set whose ids stay what they are."""
