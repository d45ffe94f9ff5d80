"""Searches and listings on the pages of partners: what is public, in a frame, without a cookie."""
