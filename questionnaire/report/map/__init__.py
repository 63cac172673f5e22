"""A district among its neighbours, as inline SVG."""
