"""The record of every background task, and what runs it."""
