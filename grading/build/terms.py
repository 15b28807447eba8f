"""The words of the course that a manager may not know, each in half a sentence, and in the forms in which the prose has it.

A form that ends with a bracket stands in a line of code.
"""

TERMS = {
    # Figures, and what is worked out of them.
    "share ready|share found|shares of|share of": "a part of a whole, from 0 to 1: 0.75 is three in four",
    "the mean|mean of|its mean": "the sum divided by how many there are",
    "by lot": "drawn blindly, so that only chance decides who is in which group",
    "correlation|correlations": "how closely two figures go up and down together, from −1 to 1; it doesn’t say which moves which",
    "synthetic": "made by the course’s own model; no real firm or person is in it",
    # How a firm is run.
    "cost centre|cost centres": "a part of the firm whose costs are counted by themselves",
    "ledger|ledgers": "the book in which a part of the firm enters what comes in and goes out",
    "contribution": "what sales leave once the costs that come with them are paid",
    "empowerment": "people know what to do, may do it, and have the means",
    "engagement": "how committed to their work people say that they are",
    # What customers meet, say and do.
    "customer experience": "all that a customer meets with a firm, from the first look to the last bill",
    "customer-centric": "run so that what a customer needs comes before what is easy for the firm",
    "touchpoint|touchpoints": "one of the places and moments at which a customer meets the firm",
    "net promoter score": "the per cent who recommend the firm with 9 or 10, less the per cent who say 0 to 6",
    "promoter|promoters": "whoever answers 9 or 10 when asked whether they would recommend the firm",
    # Tables, and lines of code about them.
    "column|columns": "one fact about each row of a table, under one name",
    "groupby(": "puts the rows into groups by the columns in its brackets, and gives one figure for each group",
}
