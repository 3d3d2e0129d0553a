"""How near words and texts are to each other, measured offline."""
