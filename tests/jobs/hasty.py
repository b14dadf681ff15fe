"""Runs the worker or the relay as the program does, but in more of a hurry."""

from __future__ import annotations

import sys

from tasks import schedule, worker
from webapp import jobs, leases

leases.pace.lease, leases.pace.beat, leases.pace.pause = 1.2, 0.3, 0.1
leases.pace.attempts = 2
worker.LAST_WORDS = 1.0
schedule.ROUND, schedule.AGAIN = 0.2, 1.5
jobs.FIRST_RING *= 0.2

if __name__ == "__main__":
    {"worker": worker.main, "schedule": schedule.main}[sys.argv[1]]()
