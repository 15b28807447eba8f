"""Run a hand-in: for now in nbgrader's way, one kernel for the learner's code and the score cells."""

from nbgrader.preprocessors import Execute

from grading.layout import HERE, kernel_environment

CELL_TIMEOUT_S = 60


class ExecuteHandIn(Execute):
    """Execute, in a kernel that imports this course and reads the record that was handed in."""

    def __init__(self, **settings):
        super().__init__(**settings)
        self.timeout = CELL_TIMEOUT_S
        # A file that was handed in must never be taken for a module that a cell imports.
        self.extra_arguments = ["--InteractiveShellApp.ignore_cwd=True"]

    async def async_start_new_kernel(self, **settings):
        await super().async_start_new_kernel(**{**settings, "env": kernel_environment(HERE)})
