"""Documents on paper: HTML from templates, then one file that is PDF/A-3a and PDF/UA-1."""
