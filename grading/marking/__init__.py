"""Marking memos by a rubric, in the gradebook and without a page: formgrader's is made of it in ``grading.nbgrader.marking``.

The tables, and what is read of them, are ``grading.criteria``'s. ``mark`` gives a memo its mark, ``change`` changes a rubric and every mark
made by it, ``queue`` says which memo is next, ``kept`` has comments that can be used again, ``names`` whether names are hidden,
``beside`` what a learner predicted and decided.
"""
