"""What the repository needs to be public: its address, its releases, the coming Home Assistant."""
