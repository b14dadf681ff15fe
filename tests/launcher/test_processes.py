"""The supervisor, with small real programs: what Ctrl-C, kill -9 and a fall each leave behind."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import psutil

from webapp.processes import LONGEST_PAUSE, SETTLED, Process

from .sessions import PATIENCE, Session, session

SUPERVISE = """
import sys
from webapp.processes import Failed, Process, Stopped, Supervisor, say
programs = dict(zip(sys.argv[1::2], sys.argv[2::2]))
try:
    with Supervisor() as supervisor:
        for name, code in programs.items():
            process = Process(name, [sys.executable, "-uc", code], grace=0.5)
            supervisor.run(process) if name == "once" else supervisor.start(process)
        supervisor.watch()
except Stopped:
    say("all stopped")
except Failed as failure:
    say(f"failed: {failure}")
"""

POLITE = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(print("bye")))
print("here", os.getpid())
time.sleep(60)
"""

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen(["sleep", "61"], start_new_session=True)
print("here", child.pid)
time.sleep(60)
"""


def supervised(folder: Path, **programs: str) -> AbstractContextManager[Session]:
    """A supervisor of these programs."""
    pairs = [word for pair in programs.items() for word in pair]
    return session(["-c", SUPERVISE, *pairs], folder)


def test_ctrl_c_stops_the_last_started_first_and_leaves_nobody(tmp_path: Path) -> None:
    with supervised(tmp_path, redis=POLITE, worker=POLITE, web=POLITE) as one:
        one.until_said("here", times=3)
        assert one.interrupt() == 0
        goodbyes = [line.split()[0] for line in one.said.splitlines() if "bye" in line]
        assert goodbyes == ["web", "worker", "redis"]
        assert one.said.endswith("all stopped\n")
        assert "Traceback" not in one.said
        assert one.members() == []


def test_sigterm_to_the_supervisor_alone_stops_everything_too(tmp_path: Path) -> None:
    with supervised(tmp_path, web=POLITE) as one:
        one.until_said("here")
        one.program.terminate()
        assert one.program.wait(PATIENCE) == 0
        assert one.members() == []


def test_kill_9_of_the_supervisor_takes_its_processes_along(tmp_path: Path) -> None:
    with supervised(tmp_path, redis=POLITE, web=POLITE) as one:
        one.until_said("here", times=2)
        assert len(one.members()) == 3
        one.kill()
        assert one.members() == []


def test_a_process_that_will_not_stop_is_killed_with_all_it_started(tmp_path: Path) -> None:
    with supervised(tmp_path, web=STUBBORN) as one:
        one.until_said("here")
        grandchild = int(one.said.split()[-1])
        assert psutil.pid_exists(grandchild)
        assert one.interrupt() == 0
        assert not psutil.pid_exists(grandchild)
        assert one.members() == []


def test_a_process_that_falls_is_started_again(tmp_path: Path) -> None:
    with supervised(tmp_path, web=POLITE) as one:
        one.until_said("here")
        psutil.Process(int(one.said.split()[-1])).kill()
        one.until_said("here", times=2)
        assert "web      | ended (code -9); starts again in 0.5 s" in one.said
        assert one.interrupt() == 0


def test_a_step_that_fails_ends_what_was_started_before_it(tmp_path: Path) -> None:
    with supervised(tmp_path, redis=POLITE, once="print('no end of line', end=''); 1 / 0") as one:
        one.program.wait(PATIENCE)
        assert "once     | no end of line" in one.said
        assert one.said.endswith("failed: once failed (code 1).\n")
        assert one.members() == []


def test_pauses_grow_while_a_process_keeps_falling() -> None:
    process = Process("web", [], since=1000.0)
    pauses = [process.postpone(now=1001.0) for _ in range(9)]
    assert pauses[:3] == [0.5, 1.0, 2.0]
    assert pauses[-1] == LONGEST_PAUSE
    assert process.postpone(now=1000.0 + SETTLED + 1) == 0.5
