"""What the portal tells its people, in the workspace and by mail."""
