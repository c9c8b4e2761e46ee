"""Saying how offices are connected, deciding on proposals, importing tables."""

from lonto.regency.connectivity.actions.connections import ConnectionDetails, record_connection
from lonto.regency.connectivity.actions.decisions import decide
from lonto.regency.connectivity.actions.tables import cancel_table, confirm_table, prepare_table

__all__ = ["ConnectionDetails", "cancel_table", "confirm_table", "decide", "prepare_table", "record_connection"]
