"""The addresses of the application, one module for each kind of caller."""
