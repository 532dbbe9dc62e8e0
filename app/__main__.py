"""Lets `python -m app` be the command line where it is not installed."""

from app.cli import main

main()
