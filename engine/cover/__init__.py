"""Finds the fewest walks that cover every route of a guide."""
