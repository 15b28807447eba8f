"""A soup stall: how much to cook, and whether a price is on the board. The least that a case can be."""
