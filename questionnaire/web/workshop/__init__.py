"""What advisors and their rooms see: opening, joining, following, printing."""
