"""The instructor's side: building the notebooks, grading hand-ins, giving back.

``python3 -m grading`` lists the commands. nbgrader stays the tool; what stands here is
plugged into the places that it offers, through ``nbgrader_config.py``.
"""
