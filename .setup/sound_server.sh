# shellcheck shell=bash
# The tests' own sound server, PulseAudio. Sourced by set-up.
#
# A desktop with PipeWire and an installed PulseAudio exclude each other. There it is unpacked into .lab, beside what the
# machine has, and never installed; the Makefile puts .lab/bin first for the tests.

is_server_unpacked() { [[ -x .lab/bin/pulseaudio ]]; }

# Whether apt could install it only by taking away what the machine has.
is_server_excluded() {
    ! apt-get install --simulate --no-remove --no-install-recommends pulseaudio >/dev/null 2>&1
}

# What it needs, as one line for `apt-get satisfy`.
server_needs() {
    apt-cache show --no-all-versions pulseaudio | sed -n 's/^Depends: //p'
}

unpack_server() {
    say "PulseAudio excludes this machine's own sound server: unpacking it into .lab, for the tests alone."
    local scratch=.lab/unpacking modules libraries
    mkdir -p .lab/bin
    rm -rf "$scratch" .lab/pulseaudio
    mkdir "$scratch"
    (cd "$scratch" && apt-get download --quiet pulseaudio && dpkg --extract pulseaudio_*.deb tree) ||
        fail "PulseAudio, which the tests need, cannot be downloaded; the words above say why."
    mv "$scratch/tree" .lab/pulseaudio
    modules=$(cd .lab && find pulseaudio -name module-null-sink.so -printf '%h')
    libraries=$(cd .lab && find pulseaudio -name 'libpulsecore-*.so' -printf '%h')
    cat >"$scratch/pulseaudio" <<WRAPPER
#!/bin/sh
lab=\$(dirname "\$(dirname "\$(readlink -f "\$0")")")
export LD_LIBRARY_PATH="\$lab/$modules:\$lab/$libraries"
exec "\$lab/pulseaudio/usr/bin/pulseaudio" --dl-search-path="\$lab/$modules" "\$@"
WRAPPER
    chmod +x "$scratch/pulseaudio"
    mv "$scratch/pulseaudio" .lab/bin/pulseaudio
    rm -rf "$scratch"
}
