"""Where private files lie: a folder that no web server and no address serves."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """A file store without addresses: asking for one is a mistake."""

    def url(self, name: str | None) -> str:
        raise ValueError("Private files have no address; use their checked view.")
