"""The result of an assessment as papers that an assessor accepts: PDF and XLSX, with the numbers of the page."""

from lonto.regency.maturity.report.composition import compose
from lonto.regency.maturity.report.paper import render
from lonto.regency.maturity.report.workbook import write_workbook

__all__ = ["compose", "render", "write_workbook"]
