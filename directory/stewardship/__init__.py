"""Keeping listings true: links that confirm, letters, and what happens when nobody answers."""
