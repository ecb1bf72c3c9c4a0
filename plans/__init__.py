"""What the Coordination promised, and what came of it."""
