# shellcheck shell=bash
# System packages, by apt. Sourced by set-up.

wanted_packages() {
    local lists=(.setup/packages-run.txt)
    if [[ $level == proof ]]; then
        lists+=(.setup/packages-test.txt .setup/packages-proof.txt)
    elif [[ $level == test ]]; then
        lists+=(.setup/packages-test.txt)
    elif ! has_display; then
        lists+=(.setup/packages-virtual-screen.txt)
    fi
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "${lists[@]}" | sort -u
}

# Prints those wanted that no installed package is or provides.
missing_packages() {
    local format='${db:Status-Status}|${Package}, ${Provides}\n'
    dpkg-query --show --showformat "$format" | awk -v FS='|' '
        NR == FNR { wanted[$1]; next }
        $1 == "installed" {
            gsub(/ *\([^)]*\)/, "", $2)
            count = split($2, names, /, */)
            for (i = 1; i <= count; i++) delete wanted[names[i]]
        }
        END { for (name in wanted) print name }
    ' <(wanted_packages) - | sort
}

ensure_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is neither Debian nor Ubuntu: see to the packages listed in .setup/packages-*.txt yourself."
        return
    fi
    local missing=()
    mapfile -t missing < <(missing_packages)
    if is_server_unpacked; then without pulseaudio; fi
    ((${#missing[@]})) || return 0
    local right=()
    find_right
    say "Installing ${#missing[@]} system packages: ${missing[*]}"
    right+=(env DEBIAN_FRONTEND=noninteractive)
    "${right[@]}" apt-get update --quiet || say "Not every package list could be renewed; going on with what is there."
    "${right[@]}" dpkg --configure -a || fail "an earlier installation of system packages was interrupted and" \
        "cannot be finished; run \"dpkg --configure -a\" as root and see what it says."
    if [[ " ${missing[*]} " == *" pulseaudio "* ]] && is_server_excluded; then
        without pulseaudio
        run_apt satisfy "$(server_needs)"
        unpack_server
    fi
    ((${#missing[@]} == 0)) || run_apt install "${missing[@]}"
}

# Takes a name out of the missing ones.
without() {
    local name kept=()
    for name in "${missing[@]}"; do
        [[ $name == "$1" ]] || kept+=("$name")
    done
    missing=("${kept[@]}")
}

find_right() {
    ((EUID)) || return 0
    may_use_sudo || fail "system packages are missing, and this user may not install them. Have this line run as root," \
        "then try again: apt-get install --yes --no-install-recommends ${missing[*]}"
    right=(sudo)
}

# Nothing that the machine has is ever removed.
run_apt() {
    "${right[@]}" apt-get "$1" --yes --quiet --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300 \
        -o Dpkg::Use-Pty=0 "${@:2}" </dev/null ||
        fail "apt could not install the system packages; its words above say why. Mend that and try again."
}

# With a terminal, sudo may ask for a password; without one it may not.
may_use_sudo() {
    command -v sudo >/dev/null || return 1
    sudo --non-interactive true 2>/dev/null || { [[ -t 0 ]] && sudo --validate; }
}
