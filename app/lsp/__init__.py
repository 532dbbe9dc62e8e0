"""The language server: what an editor asks while somebody writes a guide, and what it is told.

What there is to know comes from `engine.language`; here it meets open files, folders on disk, the
protocol and its library.
"""
