"""A page of honest work, as somebody does it who knows pandas better than this course asks: none of it may be in the sandbox's way.

What fails in a cell is shown as an error. Scratch and threads are cells of their own: not every ground has them.
"""

WORK = '''
import pandas as pd, numpy as np, altair as alt
x = pd.DataFrame({"a": np.random.rand(20_000), "b": np.arange(20_000) % 7, "c": pd.date_range("2024-01-01", periods=20_000, freq="min")})
x.describe(), x.groupby("b").agg({"a": ["mean", "sum", "std"]}).round(2)
---
x.pivot_table(index=x.c.dt.hour, columns="b", values="a").corr(), x.merge(x.head(100), on="b", how="left").shape
---
x.set_index("c").resample("D").a.mean().rolling(3).mean().to_dict(), pd.cut(x.a, 4).value_counts(), x.query("a > 0.5 and b == 3"), x.eval("a + b")
---
x.head().to_json(), x.head().to_html(), x.head().style.format(precision=2).to_html(), pd.Timestamp.now("Europe/London")
---
alt.Chart(x.head(50)).mark_bar().encode(x="b:O", y="mean(a)")
---
np.linalg.svd(np.random.rand(100, 100)), np.linalg.inv(np.random.rand(50, 50)), np.fft.fft(np.random.rand(1000)), np.random.default_rng(3).normal(size=3)
---
import ipywidgets
ipywidgets.IntSlider()
---
import json, csv, re, math, statistics, random, datetime, zoneinfo, decimal, time, hashlib, uuid, platform, locale, calendar, secrets
datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London")), uuid.uuid4(), time.sleep(0.01), platform.platform(), time.process_time(), secrets.token_hex(2)
---
import os
os.cpu_count(), os.getpid(), os.getcwd(), os.times(), os.listdir("."), os.path.exists("nowhere"), os.stat(".")
---
import warnings, logging, sys
logging.warning("x"), warnings.warn("x"), print("a", file=sys.stderr)
---
%time 1 + 1
%timeit -n1 -r1 1 + 1
---
import asyncio
await asyncio.sleep(0.01)
---
import signal, select
signal.signal(signal.SIGALRM, lambda *_: None), signal.alarm(1), signal.alarm(0), signal.setitimer(signal.ITIMER_REAL, 5), signal.setitimer(signal.ITIMER_REAL, 0)
r, w = os.pipe()
os.write(w, b"x"), select.select([r], [], [], 0)
---
import ctypes, mmap
mmap.mmap(-1, 100).close(), ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda v: v + 1)(4)
---
import sqlite3
con = sqlite3.connect(":memory:")
x.head(50).to_sql("t", con, index=False), pd.read_sql("select count(*) from t", con)
'''
SCRATCH = '''
x.head(100).to_csv("x.csv"), pd.read_csv("x.csv"), x.head(50).to_pickle("x.pkl"), pd.read_pickle("x.pkl")
---
con = sqlite3.connect("my.db")
x.head(50).to_sql("t", con, index=False), pd.read_sql("select count(*) from t", con), con.close()
---
import tempfile, pathlib, shutil, gzip, zipfile
with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile():
    path = pathlib.Path(folder) / "a.txt"
    path.write_text("x"), path.touch(), path.rename(path.with_name("b.txt")), shutil.copyfile(path.with_name("b.txt"), "c.txt"), gzip.open("d.gz", "w").close()
---
np.save("a.npy", np.arange(5)), np.load("a.npy", mmap_mode="r").sum(), np.savez("b.npz", a=1)
---
with open("m", "w+b") as file:
    file.write(bytes(100)), file.flush(), file.truncate(50), os.fsync(file.fileno()), mmap.mmap(file.fileno(), 0).flush()
'''
THREADS = '''
import threading, concurrent.futures
thread = threading.Thread(target=print)
thread.start(), thread.join(), list(concurrent.futures.ThreadPoolExecutor(3).map(abs, [-1, 2]))
---
await asyncio.to_thread(abs, -3)
'''
CELLS = [(kind, cell.strip()) for kind, text in {"work": WORK, "scratch": SCRATCH, "threads": THREADS}.items() for cell in text.split("---")]
