"""Levels and lists of evidence from a spreadsheet: what a file says, and what it would change."""
