"""The components, one library: `{% load ui %}` (a builtin in the settings, so no page needs to).

Every tag declares its arguments: an unknown name stops the template from compiling, an unknown value raises.
"""

from django.template import Library

from saolang.web.ui.tags import blocks, lists, pages, small

register = Library()
for _part in (small, blocks, lists, pages):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
