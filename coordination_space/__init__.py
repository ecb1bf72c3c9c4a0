"""The members' workspace and the secretariat's desk."""
