"""One set of answers: what may be answered, and how it is written to files, tables and paper."""
