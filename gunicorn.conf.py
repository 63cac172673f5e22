import gc
import os

from gunicorn.workers.base import Worker

# What loading makes stays: to look through it for garbage again and again takes a tenth of a start.
gc.disable()
_port = os.environ.get("PORT", "8000")

bind = f"127.0.0.1:{_port}"
workers = 1
worker_class = "questionnaire.server.worker.PatientWorker"
# More than can wait at once: ten for documents (four processes and a queue of six) and six to write.
threads = 20
# systemd gives a service 1024 files, and the database and its readers need some.
worker_connections = 800
graceful_timeout = 30
# At "warning" gunicorn quotes malformed requests, and with them somebody's link.
loglevel = "error"
control_socket_disable = True
# Nobody but us says where the site is mounted.
forwarder_headers = ""


def post_worker_init(worker: Worker) -> None:
    """Announces the address once the app is loaded; gunicorn's when_ready comes before that."""
    # From here on only what requests make is looked through.
    gc.freeze()
    gc.enable()
    is_first = worker.age == 1
    if is_first:
        print(f"Rathausreif: http://127.0.0.1:{_port}/", flush=True)  # noqa: T201 - the one line that `./run` promises
