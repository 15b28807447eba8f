"""Where leadership ends and management begins in customer experience: a course to play.

Imports nothing, so that ``python3 -m course`` starts on a bare machine.
"""
