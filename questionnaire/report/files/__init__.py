"""Everything that one takes away besides the PDF: calendar, letters, tables."""
