"""The culture engine: what leaders recognise, show and share, what managers do with it, and when a customer notices.

model   levers, assumptions, worlds drawn before any policy, simulate
charts, frames, simulator  what the notebook shows
author  what no page needs, and no learner gets
"""
