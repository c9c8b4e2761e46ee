"""The yearly report on agreements."""
