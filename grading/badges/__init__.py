"""Certificates and Open Badges for those who reached what the instructor sets: signed by the grader, verified by anybody without a network."""
