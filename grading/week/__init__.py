"""What an instructor says aloud in a week of the course, a command for each: who is on the roster, when it is due, who handed in, what waits."""
