"""What lies with an office, a department or a section: read, and moved on."""
