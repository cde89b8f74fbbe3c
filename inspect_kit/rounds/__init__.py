"""Two rounds of inspection beside each other: years, or before and after."""
