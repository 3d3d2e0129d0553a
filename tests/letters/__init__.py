"""Letters made of files and scans, and every file that must not become one."""
