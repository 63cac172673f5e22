"""Work that nobody waits for: orders are rows in the database, a queue only rings the bell for a worker."""
