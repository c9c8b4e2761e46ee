"""Many classes from one spreadsheet: `columns` say what it holds, `lines` reads it, `plan` says what would change."""
