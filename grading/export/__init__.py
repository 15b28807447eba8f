"""Results handed on to the system that a department has: gradebooks of Canvas and Moodle, any spreadsheet, xAPI, and a cmi5 package."""
