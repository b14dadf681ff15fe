"""Keeps a set of processes running as one: starts, listens, restarts what falls, stops in order."""

from __future__ import annotations

import ctypes
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby

import psutil

LONGEST_PAUSE = 30.0  # seconds until a process that keeps falling is tried again
SETTLED = 60.0  # after so many seconds a process counts as healthy again
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


class Stopped(Exception):
    """Somebody asked for the end: Ctrl-C, SIGTERM, or the terminal was closed."""


class Failed(Exception):
    """Something that is needed did not start; the message says what, in plain words."""


@dataclass(slots=True, eq=False)
class Process:
    """One program, started again in place when it falls. Its name's first word is its kind."""

    name: str
    command: Sequence[str]
    pass_fds: tuple[int, ...] = ()
    grace: float = 5.0  # seconds it has to end by itself before it is killed
    running: subprocess.Popen[bytes] | None = None
    code: int = 0
    falls: int = 0
    since: float = 0.0
    due: float = 0.0

    @property
    def kind(self) -> str:
        """Processes of one kind stop together."""
        return self.name.split()[0]

    def send(self, what: signal.Signals) -> None:
        """Tell it; not through Popen, which would reap it behind the supervisor's back."""
        if self.running:
            os.kill(self.running.pid, what)

    def postpone(self, now: float) -> float:
        """The pause before it starts again: a longer one each time it falls soon after."""
        self.falls = 1 if now - self.since > SETTLED else self.falls + 1
        pause = min(2.0**self.falls / 4, LONGEST_PAUSE)
        self.due = now + pause
        return pause


@dataclass(slots=True, eq=False)
class Voice:
    """What one process says: its pipe, and a last line that has no end yet."""

    name: str
    pipe: int
    rest: bytes = b""


def say(text: str, name: str = "") -> None:
    """Speak to the person at the terminal; that it was closed is no fault."""
    line = f"{name:<9}| {text}\n" if name else f"{text}\n"
    data = line.encode(errors="replace")
    with suppress(OSError):
        while data:
            data = data[os.write(1, data) :]


def process_control() -> Callable[[int, int], object]:
    """Linux's prctl; elsewhere nothing, and there `kill -9` of a parent leaves its children."""
    if sys.platform == "linux":
        control: Callable[[int, int], object] = ctypes.CDLL(None).prctl
        return control
    return lambda option, value: None


def tied(death: signal.Signals = signal.SIGTERM) -> Callable[[], None]:
    """For `preexec_fn`: the child is sent `death` when this thread dies, even by `kill -9`.

    Ctrl-C is held back from it: the terminal sends that to everybody, but only we know the order.
    """
    parent, control = os.getpid(), process_control()

    def tie() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
        control(PR_SET_PDEATHSIG, death)
        if os.getppid() != parent:
            os._exit(1)  # it died before we could ask

    return tie


class Supervisor:
    """Starts processes one after another and stops them the other way round, the last one first.

    It has one thread only: what `tied` does between fork and exec is not safe beside others.
    """

    def __init__(self, pass_fds: tuple[int, ...] = ()) -> None:
        self.pass_fds = pass_fds  # every process holds these open
        self.processes: list[Process] = []
        self.selector = selectors.DefaultSelector()
        self.bell, self.rope = socket.socketpair()
        self.told_to_stop = self.stopping = False

    def __enter__(self) -> Supervisor:
        """From here on a signal only rings the bell; `attend` acts on it when that is safe."""
        self.bell.setblocking(False)
        self.rope.setblocking(False)
        self.selector.register(self.bell, selectors.EVENT_READ)
        signal.set_wakeup_fd(self.rope.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, self.note)
        process_control()(PR_SET_CHILD_SUBREAPER, 1)  # what a killed child leaves comes to us
        return self

    def __exit__(self, *_: object) -> None:
        """Whatever happened, nothing of ours outlives us."""
        self.stop()

    def note(self, *_: object) -> None:
        """Somebody wants us to stop."""
        self.told_to_stop = True

    def start(self, process: Process) -> None:
        """Run this program and listen to it."""
        reading, writing = os.pipe()
        process.running = subprocess.Popen(  # noqa: S603 -- only programs that we name ourselves
            process.command,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=writing,
            pass_fds=(*self.pass_fds, *process.pass_fds),
            preexec_fn=tied(),
        )
        os.close(writing)
        process.since, process.due = time.monotonic(), 0.0
        self.selector.register(reading, selectors.EVENT_READ, Voice(process.name, reading))
        if process not in self.processes:
            self.processes.append(process)

    def run(self, process: Process) -> None:
        """Run a program to its end, while the others go on."""
        self.start(process)
        while process.running:
            self.mend()
        self.processes.remove(process)
        if process.code:
            raise Failed(f"{process.name} failed (code {process.code}).")

    def wait(self, ready: Callable[[], bool], seconds: float, otherwise: str) -> None:
        """Wait until it is ready, but neither for ever nor for a process that fell."""
        until = time.monotonic() + seconds
        while not ready():
            if fallen := next((one for one in self.processes if not one.running), None):
                raise Failed(f"{otherwise} {fallen.name} ended (code {fallen.code}).")
            if time.monotonic() > until:
                raise Failed(otherwise)
            self.attend(0.05)

    def watch(self) -> None:
        """Stay until somebody says stop."""
        while True:
            self.mend()

    def mend(self) -> None:
        """Start again what has fallen, after its pause; then wait for the next thing to happen."""
        for process in self.processes:
            if process.due and process.due <= time.monotonic():
                self.start(process)
            elif not process.running and not process.due:
                pause = process.postpone(time.monotonic())
                say(f"ended (code {process.code}); starts again in {pause:g} s", process.name)
        due = [process.due for process in self.processes if process.due]
        self.attend(max(0.0, min(due) - time.monotonic()) if due else None)

    def attend(self, seconds: float | None = None) -> None:
        """Pass on what is said, notice who has ended, and leave if we were told to stop."""
        for key, _ in self.selector.select(seconds):
            if key.data is None:
                self.bell.recv(4096)
            else:
                self.pass_on(key.data)
        self.reap()
        if self.told_to_stop and not self.stopping:
            raise Stopped

    def pass_on(self, voice: Voice) -> None:
        """Print the whole lines that a process said, each under its name."""
        data = os.read(voice.pipe, 65536)
        *lines, voice.rest = (voice.rest + data).split(b"\n")
        if not data:
            self.selector.unregister(voice.pipe)
            os.close(voice.pipe)
            lines = [voice.rest] if voice.rest else []
        for line in lines:
            say(line.decode(errors="replace"), voice.name)

    def reap(self) -> None:
        """Note who has ended: our processes, and orphans of theirs that came to us."""
        ours = {process.running.pid: process for process in self.processes if process.running}
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                process = ours.get(ended[0])
                if process and process.running:
                    process.code = process.running.returncode = os.waitstatus_to_exitcode(ended[1])
                    process.running = None

    def stop(self) -> None:
        """End everything, kind by kind, and then whatever it left behind."""
        self.stopping = True
        for _, alike in groupby(reversed(self.processes), lambda process: process.kind):
            self.end(list(alike))
        while left := psutil.Process().children(recursive=True):
            for orphan in left:
                with suppress(psutil.NoSuchProcess):
                    orphan.kill()
            self.attend(0.01)

    def end(self, processes: list[Process]) -> None:
        """Ask these processes to end, and kill those that do not."""
        for process in processes:
            process.send(signal.SIGTERM)
        until = time.monotonic() + max(process.grace for process in processes)
        while any(one.running for one in processes) and time.monotonic() < until:
            self.attend(max(0.0, until - time.monotonic()))
        for process in processes:
            process.send(signal.SIGKILL)
        while any(process.running for process in processes):
            self.attend()
