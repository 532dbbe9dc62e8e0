"""What an editor asks of a folder of guides: names, where they lead, and what may stand where."""
