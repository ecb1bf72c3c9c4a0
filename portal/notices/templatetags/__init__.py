"""Tags of the messages."""
