"""The application: everything that has an effect."""
