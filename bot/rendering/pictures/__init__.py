"""Models to PNG: an SVG template each, drawn with the shipped letters, the same bytes everywhere."""
