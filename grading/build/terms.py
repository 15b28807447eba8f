"""The words of the course that a manager may not know, each in half a sentence, and in the forms in which the prose has it.

A form that ends with a bracket stands in a line of code.
"""

TERMS = {
    # Figures, and what is worked out of them.
    "share|shares": "a part of a whole, from 0 to 1: 0.75 is three in four",
    "the mean|mean of|its mean": "the sum divided by how many there are",
    "by lot": "drawn blindly, so that only chance decides who is in which group",
    "correlation|correlations": "how closely two figures go up and down together, from −1 to 1; not which moves which",
    "synthetic": "made by the course’s own model; no real firm or person is in it",
    # How a firm is run.
    "cost centre|cost centres": "a part of the firm that has a budget of its own",
    "ledger|ledgers": "the book in which a part of the firm enters what comes in and goes out",
    "contribution": "what sales leave once the costs that come with them are paid",
    "empowerment": "people know what to do, may do it, and have the means",
    "engagement": "how much people say that their work matters to them",
    # What customers meet, say and do.
    "customer experience": "all that a customer meets with a firm, from the first look to the last bill",
    "customer-centric": "run so that what a customer needs comes before what is easy for the firm",
    "touchpoint|touchpoints": "any place at which a customer meets the firm",
    "net promoter score": "the per cent who would recommend the firm, less the per cent who would not",
    "promoter|promoters": "whoever answers 9 or 10 when asked whether they would recommend the firm",
    # Tables, and lines of code about them.
    "column|columns": "what a table says of each of its rows: one fact, under one name",
    "groupby(": "puts together the rows that have the same value in a column, and gives one figure for each",
}
