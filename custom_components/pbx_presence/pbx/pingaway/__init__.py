"""Read Pingaway, Telavox and other PBXs with the same API."""
