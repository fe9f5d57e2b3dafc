"""What a whole message means beside its conversations: its kind, an absence, a wish, a correction, clues in its words."""
