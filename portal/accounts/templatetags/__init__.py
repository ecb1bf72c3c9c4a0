"""The door of the app for templates."""
