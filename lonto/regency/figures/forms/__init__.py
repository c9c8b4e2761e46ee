"""Forms of reported series."""
