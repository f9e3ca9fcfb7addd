# shellcheck shell=bash disable=SC2034
# Where the sandbox's things are: sourced by its scripts, never run.
#
# SANDBOX_PORT_BASE  first number of the block of ports, default 8300. Another base is another city beside the first.
# SANDBOX_RUN        folder for everything that the city writes, default deploy/sandbox/run (run/BASE for another base).

sandbox=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
base=${SANDBOX_PORT_BASE:-8300}
if [[ ! $base =~ ^[0-9]+$ ]] || ((base < 1024 || base > 65400)); then
    echo "sandbox: SANDBOX_PORT_BASE=$base is no port between 1024 and 65400" >&2
    exit 64
fi
run=$sandbox/run
if [[ $base != 8300 ]]; then run=$sandbox/run/$base; fi
run=${SANDBOX_RUN:-$run}
case $run in
/*) ;;
*) run=$PWD/$run ;;
esac

# A Unix socket's path has at most 107 characters, so Dovecot's move to a folder of their own where ours is deep.
sockets=$run/dovecot/sockets
if ((${#sockets} > 80)); then sockets=/tmp/intake-sandbox-$(id -u)-$base; fi

# The ports, all on 127.0.0.1. README.md has the same table.
kannel_admin_port=$((base + 1))
kannel_box_port=$((base + 2))
sendsms_port=$((base + 3))
smsc_port=$((base + 4))
twilio_port=$((base + 10))
gateway_port=$((base + 11))
lmtp_port=$((base + 24))
smtp_port=$((base + 25))
imap_port=$((base + 43))
smtps_port=$((base + 65))
submission_port=$((base + 87))
imaps_port=$((base + 93))

# What the gateway calls itself: links, the chat page's origin and Twilio's signatures are made with it.
public_url=http://localhost:$gateway_port

kannel_channel=sms-kannel
kannel_number=+16175550311
twilio_channel=sms-twilio
twilio_number=+16175550322
twilio_account=AC00000000000000000000000000000311

die() {
    echo "sandbox: $*" >&2
    exit 1
}

# alive NAME: whether the process that `start` wrote down as NAME still is that one (its number may have been reused).
alive() {
    local pid began
    read -r pid began 2>/dev/null <"$run/pid/$1" || return 1
    [[ $(began "$pid") == "$began" ]]
}

# began PID: the start time of a process in clock ticks since boot, field 22 of proc(5)'s stat. Its second field may
# hold spaces, so everything up to the last bracket goes first.
began() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    [[ $1 != Z ]] && echo "${20}"
}

# answers PORT: whether something listens there.
answers() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# need_running NAME: stops the script with a word of advice when that part of the sandbox is not running.
need_running() {
    alive "$1" || die "$1 is not running. Start the sandbox: make run, or deploy/sandbox/start"
}
