"""The providers' APIs, one file each, without Home Assistant."""
