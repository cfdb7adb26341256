"""Serve the API of Telecom X."""
