"""The directory as files: workbook, table, printed book, visiting card."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
