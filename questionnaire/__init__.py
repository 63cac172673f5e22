"""Rathausreif: content is data, one engine reads it, one pure function draws up the plan."""
