"""Tables that people hand in: read, held against what is known, looked at, then confirmed or discarded.

A room that takes tables says what their `columns` are, makes a `Plan` of the rows and writes what is confirmed. How a
file is read, what is shown of it before anything is written and what happens in between is the same for all of them
and stands here.
"""
