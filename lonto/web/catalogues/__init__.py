"""The catalogues of translated texts, one for each app and language, kept with Babel.

`python -m lonto.web.catalogues update` after texts have changed, `compile` before running, `check` before a commit.
"""
