"""The fictional content of `make demo`: fictional organisations, real places."""
