"""A room of founders: its group, its 90 minutes, what may be printed for it."""
