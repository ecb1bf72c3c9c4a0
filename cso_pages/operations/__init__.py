"""The operations journal of the editing desk: every background task, read-only."""
