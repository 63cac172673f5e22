# shellcheck shell=sh
# For deploy/upgrade, deploy/rollback and deploy/backup: where things lie, and how the app is called.

home=${DEPLOY_HOME:-/srv/rathausreif}
settings=${DEPLOY_SETTINGS:-/etc/rathausreif/settings.env}
backups=${DEPLOY_BACKUPS:-/var/backups/rathausreif}
account=${DEPLOY_ACCOUNT-rathausreif}
unit_folder=${DEPLOY_UNITS:-/etc/systemd/system}
units='rathausreif-web.service rathausreif-worker.service'
PATIENCE=${DEPLOY_PATIENCE:-120}

say() { printf 'Rathausreif: %s\n' "$*" >&2; }

die() {
    say "$@"
    exit 1
}

# The unit of the backups runs as that user already.
as_account() {
    if [ "$(id -un)" = "${account:-$(id -un)}" ]; then "$@"; else runuser -u "$account" -- "$@"; fi
}

# in_version FOLDER COMMAND...: of the app, with its settings, as its user.
in_version() (
    cd "$1" || exit
    shift
    read_settings
    as_account .venv/bin/python -m flask --app app "$@"
)

read_settings() {
    [ -r "$settings" ] || die "$settings is missing; deploy/settings.env is a draft of it."
    set -a
    # shellcheck source=/dev/null
    . "$settings"
    set +a
    umask 077
}

# The newest step of its migrations: what the database looks like that a version works with.
form() {
    find "$1/questionnaire/migrations/versions" -name '[0-9]*.py' -exec basename {} \; | sort | tail -n 1 | cut -d_ -f1
}

# By a rename, so that there is one version or the other at each moment.
point() {
    ln -sfn "$2" "$home/.$1"
    mv -T "$home/.$1" "$home/$1"
}

back_up_before() {
    file=$backups/rathausreif-before-$1-$(date +%Y%m%d-%H%M%S).backup
    in_version "$(readlink -f "$home/current")" backup "$file" || die 'there is no backup, so nothing was changed.'
    echo "$file"
}

# With the units of the version that runs.
start() {
    cp -R "$home/current/deploy/systemd/." "$unit_folder"
    systemctl daemon-reload
    # shellcheck disable=SC2086
    systemctl restart $units && wait_until_ready
}

stop() {
    # shellcheck disable=SC2086
    systemctl stop $units
}

wait_until_ready() {
    until=$(($(date +%s) + PATIENCE))
    until (read_settings && is_ready) 2>/dev/null; do
        [ "$(date +%s)" -lt "$until" ] || return 1
        sleep 0.5
    done
}

is_ready() {
    "$home/current/.venv/bin/python" - "${PORT:-8000}" <<'PYTHON'
import sys
from urllib.request import urlopen

urlopen(f"http://127.0.0.1:{sys.argv[1]}/ready", timeout=20)
PYTHON
}
