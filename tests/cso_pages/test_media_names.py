"""File names: readable, and safe on any disk."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from cso_pages.media.checks import EVIDENCE_TYPES, KINDS, checked_upload
from tests.cso_pages.media_files import LIMIT, picture


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Liste de présence.jpg", "Liste de présence.jpg"),
        ("Sɛgu ŋɔɲɛ ɓiɗo.jpg", "Sɛgu ŋɔɲɛ ɓiɗo.jpg"),
        ("e\u0301te\u0301.jpg", "été.jpg"),
        ("C:\\Users\\aminata\\photo.jpg", "photo.jpg"),
        ("../../etc/photo.jpg", "photo.jpg"),
        ("a\u202egpj.exe.jpg", "agpj.exe.jpg"),
        ("re: photo?.jpg", "re- photo-.jpg".replace("-.jpg", ".jpg")),
        ("...jpg", "fichier.jpg"),
        ("con.jpg", "_con.jpg"),
        ("x" * 300 + ".jpg", "x" * 80 + ".jpg"),
        ("photo\r\nX: y.jpg", "photoX- y.jpg"),
    ],
)
def test_names_stay_readable_and_lose_what_is_dangerous(given, kept):
    upload = SimpleUploadedFile("x.jpg", picture())
    upload._name = given
    taken = checked_upload(upload, allowed=EVIDENCE_TYPES, max_bytes=LIMIT)
    assert taken.name == kept


def test_every_type_of_file_fits_where_it_is_kept():
    """SQLite takes any length; PostgreSQL refuses the file."""
    longest = max(len(content_type) for content_type in KINDS)
    short = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.fields
        if field.name in {"content_type", "file_type"} and field.max_length
        if field.max_length < longest
    ]
    assert short == []
