"""What the pages of the directory say of its files."""

from django import template
from django.urls import reverse

from cso_pages.directory.counting import Asked
from cso_pages.directory.exports.screens import query_of

register = template.Library()


@register.simple_tag
def export_address(asked: Asked) -> str:
    """The page of the files of one list, under the same filters."""
    return reverse("directory_export") + query_of(asked)
