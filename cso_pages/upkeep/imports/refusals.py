"""A file that the import desk does not read, with a sentence for who sent it."""


class Refused(Exception):
    """Nothing was read and nothing was written; the text is in French."""
