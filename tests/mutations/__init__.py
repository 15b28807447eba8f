"""Does a test see it when a key, a scoring rule or a grading rule is a little wrong?"""
