"""Money as integer pence inside, pounds at the edge."""


def pence(gbp):
    """Whole pence for an amount in pounds, nearest, halves to even."""
    return int(round(gbp * 100))


def pounds(amount_pence):
    """Pounds, a float, for an amount in whole pence."""
    return amount_pence / 100
