"""A whole invented regency: as many people as Manggarai Barat has, with plausible ages, families, names and numbers."""
