"""What the author of the stall needs and no page does."""
