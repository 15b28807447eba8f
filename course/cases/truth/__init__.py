"""What a firm that grew hears of the truth, and what it costs to punish: a letter, a chain of reports, a survey.

letter  who is sent which letter, and who has left because of it
chain   how bad news climbs, and how many weeks a fault is out before it is known
survey  the score, and who was asked for it
world   the customers that all three share, and their luck, drawn before any policy
frames, charts, simulator  what the notebook shows
author  what no page needs, and no learner gets
"""
