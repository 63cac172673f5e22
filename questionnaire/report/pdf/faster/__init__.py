"""Work that WeasyPrint 70.0 does more often than a document needs, done once. The pages stay the same.

Each module replaces functions of one concern while our documents are laid out and written, never for others;
`put_off` keeps out of a render process what they never need.
"""
