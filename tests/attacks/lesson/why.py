"""Why the answers of the lesson that is attacked are right."""

WHY = {
    "m91-1": "The total adds what each till took. CANARY-WHY is read by nobody.",
    "m91-2": "Each till’s takings are added apart. So a till that was shut shows.",
    "m91-3": "Sixteen an hour for a quarter of one are four. It holds on average.",
}
