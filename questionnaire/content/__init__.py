"""The content itself, in TOML and tables, and what reads and checks it."""
