"""The APIs of the providers, independent of Home Assistant."""
