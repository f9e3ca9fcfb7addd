#!/usr/bin/env bash
# The one list of packages of this project, for make, CI and the README.
#
# usage: deploy/packages.sh build|run|test|lint|bench|package|try|faults [--list]
#
#   build   what compiling needs
#   run     build, and the servers and tools of the sandbox city
#   test    run, and what only the tests need
#   lint    what make lint needs beside the toolchain
#   package build, and what making the Debian package needs; what the package needs, it says itself
#   try     package, and what deploy/package/try tries it with
#   faults  test, and what the long tests of faults need: network namespaces, Patroni and etcd
#   bench   run, and what the peers of the benchmarks are built with
#   --list  print the list and stop
#
# Installs with apt what is missing and nothing else; with everything in place it neither needs root nor the
# network. No service that comes with a package is started, now or at the next boot, and no package of yours is removed.
set -euo pipefail

usage() {
    sed -n '2,15s/^# \{0,1\}//p' "$0"
}

build=(ca-certificates git libcurl4-openssl-dev libpq-dev libsqlite3-dev libssl-dev make pkg-config zlib1g-dev)
run=("${build[@]}" chasquid curl dovecot-imapd dovecot-lmtpd kannel openssl perl-base procps python3 util-linux
    weasyprint)
lint=(git shellcheck)
package=("${build[@]}" binutils dpkg-dev python3)
try=("${package[@]}" curl debootstrap lintian openssl sqlite3 util-linux)
test=("${run[@]}" "${package[@]}" chromium chromium-driver haproxy poppler-utils postgresql python3-pip sqlite3)
# docker-compose reads deploy/compose.yml without any Docker.
faults=("${test[@]}" docker-compose etcd-server iproute2 patroni)
bench=("${run[@]}" gcc libc6-dev libgmime-3.0-dev python3-venv)

# Packages of the list that bring a service, and its units. They are switched off after a fresh installation:
# the sandbox starts its own copies, with its own configuration, on loopback.
declare -A services=(
    [chasquid]="chasquid.service chasquid-smtp.socket chasquid-submission.socket chasquid-submission_tls.socket"
    [etcd-server]="etcd.service"
    [haproxy]="haproxy.service"
    [patroni]="patroni.service"
    [dovecot-core]="dovecot.service dovecot.socket"
    [kannel]="kannel.service"
    [postgresql]="postgresql.service"
)

case ${1:-} in
lint) wanted=("${lint[@]}") ;;
build) wanted=("${build[@]}") ;;
run) wanted=("${run[@]}") ;;
test) wanted=("${test[@]}") ;;
faults) wanted=("${faults[@]}") ;;
bench) wanted=("${bench[@]}") ;;
package) wanted=("${package[@]}") ;;
try) wanted=("${try[@]}") ;;
-h | --help) usage && exit 0 ;;
*) usage >&2 && exit 64 ;;
esac
if [[ ${2:-} == --list ]]; then
    printf '%s\n' "${wanted[@]}"
    exit 0
fi

if ! command -v dpkg-query >/dev/null; then
    echo "packages: this is no Debian system. Install what these Debian packages hold, by your own means:" >&2
    echo "  ${wanted[*]}" >&2
    exit 69
fi

installed() {
    [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null) == *"ii "* ]]
}

missing=()
for package in "${wanted[@]}"; do
    installed "$package" || missing+=("$package")
done
[[ ${#missing[@]} == 0 ]] && exit 0

as_root=()
if [[ $(id -u) != 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "packages: missing: ${missing[*]}" >&2
        echo "packages: as root, run: $(cd "$(dirname "$0")" && pwd)/packages.sh $1" >&2
        exit 77
    fi
    as_root=(sudo)
    # With nobody at the keyboard a password prompt would wait for ever.
    if [[ -n ${CI:-} || ! -t 0 ]]; then as_root=(sudo -n); fi
fi

# Debian starts a service as soon as its package is unpacked, unless this file says no (invoke-rc.d(8)). One that is
# there already is the administrator's: it stays as it is.
policy=/usr/sbin/policy-rc.d
log=$(mktemp)
made_policy=
tidy() {
    if [[ -n $made_policy ]]; then "${as_root[@]}" rm -f "$policy"; fi
    rm -f "$log"
}
trap tidy EXIT
trap 'exit 130' INT TERM

fresh=()
for package in "${!services[@]}"; do
    installed "$package" || fresh+=("$package")
done
if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    made_policy=yes
    "${as_root[@]}" chmod 755 "$policy"
fi

apt() {
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "packages: 'apt-get $*' failed, see above. Nothing of yours was removed." >&2
        exit 1
    fi
}

echo "packages: installing ${missing[*]}"
apt update
apt install --yes --no-install-recommends --no-remove "${missing[@]}"

for package in "${fresh[@]}"; do
    installed "$package" || continue
    for unit in ${services[$package]}; do
        # Works on the links alone too, where systemd is not running; where there is none, nothing uses its units.
        if command -v systemctl >/dev/null; then
            "${as_root[@]}" systemctl disable "$unit" >/dev/null 2>&1 || true
        fi
        "${as_root[@]}" update-rc.d "${unit%.*}" disable >/dev/null 2>&1 || true
    done
done
