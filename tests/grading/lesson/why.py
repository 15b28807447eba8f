"""Why each answer of the small lesson is right."""

WHY = {"m90-3": "A mean hides how far apart the three lie. One customer of seven minutes is a third of them."}
