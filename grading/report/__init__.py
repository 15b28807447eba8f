"""``python3 -m grading report``: what a class found hard, as one page and as tables."""
