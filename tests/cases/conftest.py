"""The toy case is put into a copy of the course by its test, and is tested there."""

collect_ignore = ["toy"]
