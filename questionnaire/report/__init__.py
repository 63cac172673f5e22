"""A plan on paper: templates in, bytes out. Knows no web framework."""
