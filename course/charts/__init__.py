"""How charts look, and how they reach a page without a network."""
