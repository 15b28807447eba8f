"""Take the right code out of a learner's cell, so that the cell still runs."""

import ast
from textwrap import dedent, indent

from nbgrader.preprocessors import ClearSolutions

from grading.build import names


class StubSolutions(ClearSolutions):
    """ClearSolutions, with ``name = ...`` for each name that the right code sets.

    nbgrader's own stub raises; a learner's notebook runs from top to bottom unanswered.
    A memo's cell holds its rubric, which stays: only a marked solution goes.
    """

    def _replace_solution_region(self, cell, language):
        kept, region, found = [], None, False
        for line in cell.source.split("\n"):
            if self.begin_solution_delimeter in line:
                if region is not None:
                    raise RuntimeError(f"two solutions begin in {cell.id} before one ends")
                region, found = [], True
            elif self.end_solution_delimeter in line:
                kept += stub("\n".join(region), cell.cell_type)
                region = None
            else:
                (kept if region is None else region).append(line)
        if region is not None:
            raise RuntimeError(f"the solution in {cell.id} does not end")
        cell.source = "\n".join(kept)
        # A cell without a marked solution is left whole: ClearSolutions empties those that are reported as unreplaced.
        return found or cell.cell_type == "markdown" and bool(cell.metadata.get("nbgrader", {}).get("solution"))


def stub(region, cell_type):
    """The lines that stand in a learner's copy for the lines of a solution."""
    if cell_type != "code":
        return []
    code = dedent(region)
    places = sorted((node.lineno, node.col_offset, node.id) for node in ast.walk(ast.parse(code))
                    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    found = names.assigned(code)
    ordered = dict.fromkeys(name for _, _, name in places if name in found)
    first = next((line for line in region.split("\n") if line.strip()), "")
    margin = first[:len(first) - len(first.lstrip())]
    return [indent(f"{name} = ...", margin) for name in ordered] or [f"{margin}..."]
