"""What people take away from the directory: handouts, tables and maps."""
