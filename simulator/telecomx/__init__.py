"""The API of Telecom X, served."""
