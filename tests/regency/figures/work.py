"""A piece of the work with reported series: begun, reported, corrected, imported, closed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.choices import Role
from lonto.regency.figures.actions import (
    cancel_table,
    close_series,
    confirm_table,
    correct_figure,
    create_series,
    delete_series,
    prepare_table,
    record_figure,
    reopen_series,
    update_series,
    withdraw_figure,
)
from tests.regency.figures.conftest import MACANG, figure_details, series_details
from tests.scope import Cast

FIRST = b"wilayah;tanggal;nilai\nMacang Tanggar;31-03-2026;1\n53.15.05.2020;31-03-2026;0\n"
SECOND = b"wilayah;tanggal;nilai\nMacang Tanggar;31-03-2026;0\n"


def do(cast: Cast) -> None:
    """Every act of this room, as an officer of the agency."""
    by = cast[Role.AGENCY_OFFICER]
    series = create_series(by=by, details=series_details(by.office, scope="village"))
    figure = record_figure(by=by, series=series, details=figure_details(MACANG))
    figure = correct_figure(by=by, figure=figure, details=figure_details(MACANG, 11), reason="salah ketik")
    withdraw_figure(by=by, figure=figure, reason="bukan milik kami")
    for content in (FIRST, SECOND):
        confirm_table(by=by, table=prepare_table(by=by, series=series, file=SimpleUploadedFile("a.csv", content)))
    cancel_table(by=by, table=prepare_table(by=by, series=series, file=SimpleUploadedFile("b.csv", FIRST)))
    update_series(by=by, series=series, details=series_details(by.office, scope="village", unit="desa"))
    reopen_series(by=by, series=close_series(by=by, series=series))
    delete_series(by=by, series=create_series(by=by, details=series_details(by.office, title="Kosong")))
