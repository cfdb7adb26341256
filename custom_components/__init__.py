"""Where Home Assistant looks for the integrations of others."""
