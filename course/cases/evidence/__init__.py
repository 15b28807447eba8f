"""Evidence: what a figure says of a programme, and what it would take to know.

levers  what the board may commission and the stores may count; what is taken as given
world   boards, firms and stores, drawn before anything is asked
survey, trial  what is asked of firms, and what is tried in our own stores
model   what each board is told, what it then does, and what that leaves
charts, frames, simulator  what the notebook shows
author  what no page needs, and no learner gets
"""
