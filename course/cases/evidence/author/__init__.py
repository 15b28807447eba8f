"""Theory, certification, findings and data of the evidence case: no learner gets this folder."""
