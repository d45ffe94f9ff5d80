"""What verified practitioners share: contacts between agencies, multi-agency tables, a board."""
