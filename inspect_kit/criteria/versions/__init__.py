"""One criteria set beside another, or beside an earlier version of itself."""
