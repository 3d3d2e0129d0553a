"""Letters on paper become one PDF: files and scans are read, cleaned, turned and put in order."""
