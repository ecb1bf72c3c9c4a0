"""Tools without models, one a file: typography, numbers, forms, workflow."""
