"""What ``python3 -m course`` does: set up, open, test, carry. Standard library only until set up."""
