"""What one takes away: the plan as a page and as files."""
