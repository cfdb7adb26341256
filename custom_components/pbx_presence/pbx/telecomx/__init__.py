"""Read Telecom X."""
