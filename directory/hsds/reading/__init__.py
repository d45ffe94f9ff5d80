"""Other people's HSDS files, whatever their version and shape, as one stream of services."""
