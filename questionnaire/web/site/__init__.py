"""Pages that belong to nobody: start, about, facts, privacy."""
