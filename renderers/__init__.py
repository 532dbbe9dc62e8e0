"""What a person sees of a page or a guide: pages, maps and scripts."""
