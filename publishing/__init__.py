"""Tools for the public repository: its address, its releases, and the coming Home Assistant."""
