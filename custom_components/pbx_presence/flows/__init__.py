"""The steps of the configuration, options and subentry flows."""
