"""Why each answer of the small lesson about a table is right."""

WHY = {"m91-1": "The longest week has {{diary_longest_h:.2f}} hours. The others are shorter.",
       "m91-2": "The mean counts every week once. It takes no week twice."}
