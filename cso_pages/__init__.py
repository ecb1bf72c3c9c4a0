"""The public face: directory, pages, files, and the mandates that give rights."""
