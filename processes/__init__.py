"""Work in a process of its own, which may be killed.

Takes: the command of a process that speaks through :mod:`processes.killable`.
Gives: its messages one by one, each waited for no longer than one likes.
May import: nothing of the project.
"""
