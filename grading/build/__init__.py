"""From a lesson's source to the executed solution and the learner's notebook; ``pipeline`` has the order."""
