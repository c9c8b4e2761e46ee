"""From a file to a plan of what would change, in stages of pure functions.

read (lonto.lib.spreadsheet) -> `table` finds the headings -> `cells` reads each cell -> `rows` checks each row ->
`matching` finds who it is -> `families` finds where it belongs -> `planning` says what would change -> `saving`
carries it out.
"""
