"""Runs a module as ``python -m`` does, but ends without a traceback when it is interrupted."""

import runpy
import signal
import sys

if __name__ == "__main__":
    del sys.argv[0], sys.path[0]
    try:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
