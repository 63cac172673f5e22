"""Work that nobody waits for: orders are rows in the database, a queue only wakes a worker."""
