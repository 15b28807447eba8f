"""The welcome page scores nothing, and its record stays empty when it is built."""

ANSWERS = {}
KEYS = {}
