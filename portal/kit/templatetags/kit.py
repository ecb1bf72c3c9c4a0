"""The tags and filters every template has: icons, numbers, dates, typography."""

from django import template

register = template.Library()
