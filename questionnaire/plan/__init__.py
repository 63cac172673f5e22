"""A plan is drawn up here, by one pure function and its parts."""
