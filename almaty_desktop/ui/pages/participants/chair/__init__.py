"""The chair: who holds it and who comes next and why, terms with what was done in them (rules C1 to C5)."""
