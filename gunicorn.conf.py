"""The web server: the application loaded once before the workers, out of reach of the garbage collector's rounds."""

import gc
import os

workers = int(os.environ.get("WEB_CONCURRENCY", 2))
threads = 4
preload_app = True
control_socket_disable = True


def when_ready(server):
    """Freeze what was loaded: workers share it and never walk it again."""
    gc.freeze()
