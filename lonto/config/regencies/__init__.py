"""Further regencies of the province on the same server: their offices, and one invited administrator each."""
