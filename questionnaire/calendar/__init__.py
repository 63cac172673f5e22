"""Working days, months, quarters and recesses."""
