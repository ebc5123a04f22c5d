"""Joint information sheets: a period, sections, entries in both languages (rule U3)."""
