"""Following a search: what is kept of it, what changed since, and the letters that say so."""
