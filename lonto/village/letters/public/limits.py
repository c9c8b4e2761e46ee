"""How often anybody may check a letter, so that nobody tries codes or files by the thousand."""

from lonto.web.limits import Limit

CODES = Limit("check-code", 30, 60)
FILES = Limit("check-file", 10, 60)
