"""The index of an assessment, exact to the last digit."""

from lonto.regency.maturity.index.exact import IndexResult, LevelProblem, Part, Values, WrongLevel, compute, gathered

__all__ = ["IndexResult", "LevelProblem", "Part", "Values", "WrongLevel", "compute", "gathered"]
