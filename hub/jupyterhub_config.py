"""What a JupyterHub needs to know of the course. Put these lines into the hub's own jupyterhub_config.py."""

c = get_config()  # noqa: F821 - traitlets provides it

# The learner's copy, installed into an environment of its own (hub/README.md): it opens on the map of modules.
c.Spawner.cmd = ["/opt/cx-course/bin/python", "-m", "course", "hub"]

# The course says which folder is shown and which page comes first; what stands here would be laid over that.
c.Spawner.notebook_dir = ""
c.Spawner.default_url = ""

# Where work is handed in, and the cohort's name there. Whoever collects has the same two variables.
c.Spawner.environment = {"COURSE_EXCHANGE": "/srv/cx-course/exchange", "COURSE_ID": "cx"}

# A server that died is noticed soon, so that whoever comes back gets another.
c.Spawner.poll_interval = 5

# A cold machine reads the course's software for the first time.
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
