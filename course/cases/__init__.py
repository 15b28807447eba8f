"""One folder per case: its levers, its model, its proof, its data. Discovered, never listed."""
