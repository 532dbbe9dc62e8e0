"""Reads guides, checks them and walks them; pure, but for `engine.library`."""
