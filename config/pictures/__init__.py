"""What pictures are drawn from: an SVG template each, and the letters."""
