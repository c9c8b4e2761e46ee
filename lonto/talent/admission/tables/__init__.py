"""Applications from a spreadsheet: its columns, reading, the plan of what would happen, and writing it."""
