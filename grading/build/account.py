"""What a module's minutes are made of: ``python3 -m grading minutes``."""

from collections import Counter

from grading.build.lesson import called, name_cells, read
from grading.build.minutes import MOST, SECONDS, WORDS_A_MINUTE, WRITTEN_A_MINUTE, each, minutes, parts, seconds


def report(layout, names=(), say=print):
    """Say the rule, then for each module what its minutes are made of, and its dearest cells."""
    say(f"The rule: {WORDS_A_MINUTE} words read and {WRITTEN_A_MINUTE} written a minute; in seconds, {', '.join(f'{what} {number}' for what, number in SECONDS.items())}. "
        "A day that is watched and a hood that is opened are extra, and are not counted.")
    for module in layout.chosen(names):
        lesson = read(layout, module)
        name_cells(lesson)
        counted = parts(lesson)
        total = Counter()
        for cell in counted.values():
            total += cell
        say(f"{module}: {minutes(lesson)} minutes ({seconds(counted) / 60:.1f})" + ("" if minutes(lesson) <= MOST else f", more than {MOST}"))
        say("  " + ", ".join(f"{number} {what} {number * each(what) / 60:.1f} min" for what, number in total.most_common()))
        cells = {cell.id: cell for cell in lesson.notebook.cells}
        for name, cell in sorted(counted.items(), key=lambda item: -seconds({0: item[1]}))[:8]:
            say(f"  {seconds({0: cell}) / 60:4.1f} min  {called(cells[name])}: {', '.join(f'{number} {what}' for what, number in cell.items())}")
