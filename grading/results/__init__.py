"""What a class has done in a module: read once, for everything that is told of it."""
