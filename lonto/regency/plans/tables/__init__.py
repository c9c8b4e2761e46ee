"""What rises take, from a spreadsheet: what a file says, and what it would change."""
