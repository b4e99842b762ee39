"""Where things lie on this machine, and the environment that says so."""

from pathlib import Path

import environ

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
# Run-time files of ours. Where processes on one machine meet, so all of them need the same one.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
