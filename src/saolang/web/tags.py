"""Template tags that belong to behaviour, not to looks."""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from saolang.web.once import FIELD

register = template.Library()


@register.simple_tag
def form_key() -> SafeString:
    """A fresh one-time key; every POST form of a view decorated with `once` has it."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid.uuid4())
