"""The value of a contract over the procedures of a Land, as inline SVG."""
