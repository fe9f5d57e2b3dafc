"""Models to what a person sees: words, buttons, and the drafts that carry them."""
