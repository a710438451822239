"""Open data: the directory in files that programs read, made from public views only."""
