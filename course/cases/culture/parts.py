"""What four years of a programme bring and cost: the run's own ledger, taken apart."""

from course.simulation.parts import Parts, ledger
from course.simulation.kpis import millions

PAID = {"customers": "firm", "leavers": "firm", "steady shifts": "stores", "training": "stores", "one-to-ones": "stores", "coaching": "stores", "paperwork": "firm",
        "open books": "stores", "leaders in stores": "firm"}
NAMES = {"customers": "Customers who buy more or less", "leavers": "People who stay or leave", "paperwork": "Paperwork done by others",
         "leaders in stores": "Leaders’ days in stores"}

PARTS = (Parts("net over four years", ledger(PAID, names=NAMES), "net_gbp", 10_000, millions, who="Paid or earned by"),)
