"""Words that page, PDF and files share: dates, sums, sources by number, the interface’s translations."""
