"""The API that controls a running simulator."""
