"""Names for phone numbers, from the address book that the user imported."""
