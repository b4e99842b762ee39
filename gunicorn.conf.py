"""How gunicorn runs the portal. Anything here can be changed by GUNICORN_CMD_ARGS.

Synchronous workers: for pages built in Python they were the fastest of those measured (threads
0.4 to 0.8 of their speed, ASGI a quarter). A proxy in front takes slow clients off their hands.
"""

import os

os.environ.setdefault("DATABASE_POOL", "4")  # connections of one process; portal/settings/databases
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "sync"
preload_app = False  # each worker loads the code itself, so a reload takes up new code
timeout = 30
graceful_timeout = 20
max_requests = 20_000  # a slow leak never grows old
max_requests_jitter = 2_000
backlog = 512
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108 - memory
limit_request_line = 0  # with no proxy in front, a very long address gets our own page
forwarded_allow_ips = "127.0.0.1"
forwarder_headers = ""  # nobody may move our addresses with a SCRIPT_NAME header
control_socket_disable = True  # signals are enough
accesslog = None  # addresses and queries are personal; the proxy's log is the council's to decide

if os.environ.get("DJANGO_SETTINGS_MODULE", "portal.settings.production").endswith("production"):
    from portal.settings.logs import JSON_LOGGING as logconfig_dict  # noqa: F401

    limit_request_line = 8190  # the proxy answers longer ones before they come here
