"""Serve the API of Pingaway and Telavox."""
