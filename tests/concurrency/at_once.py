"""Pieces of work that really begin at the same moment, each on a connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection


def at_once(*works: Callable) -> list:
    """Run every piece of work at the same moment; returns what each ended with, errors included."""
    barrier, ended = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        barrier.wait()
        try:
            ended[number] = work()
        except Exception as fault:
            ended[number] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended
