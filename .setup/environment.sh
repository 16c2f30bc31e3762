# shellcheck shell=bash
# The virtual environment .venv with exactly the packages of a lock file. Sourced by set-up.
#
# .venv/set-up-place       the place and the Python it was made for; written when it was made
# .venv/set-up-busy        there while packages are being installed; one left behind means a half-installed package
# .venv/set-up-<level>     checksum of the lock files that are installed; written last

ensure_environment() {
    local lock=requirements-$level.txt
    local sum
    sum=$(cat requirements-build.txt "$lock" | sha256sum) || fail "$lock cannot be read; restore it with git."
    if is_environment_whole; then
        [[ $(stamp "set-up-$level") != "$sum" ]] || return 0
    else
        make_environment
    fi
    say "Installing the packages of $lock."
    rm -f .venv/set-up-run .venv/set-up-test .venv/set-up-proof
    : >.venv/set-up-busy
    # The same pip everywhere. One package (srt, which Vosk asks for) comes as source only, and is built with what is pinned.
    install_packages requirements-build.txt --only-binary :all:
    install_packages "$lock" --only-binary :all: --no-binary srt --use-pep517 --no-build-isolation
    rm .venv/set-up-busy
    # The packages for tests are those for running and more, those for the proof are all of these and more (tests/setup
    # holds that to be so).
    if [[ $level != run ]]; then
        cat requirements-build.txt requirements-run.txt | sha256sum >.venv/set-up-run
    fi
    if [[ $level == proof ]]; then
        cat requirements-build.txt requirements-test.txt | sha256sum >.venv/set-up-test
    fi
    printf '%s\n' "$sum" >".venv/set-up-$level"
}

install_packages() {
    .venv/bin/python .setup/run_module.py pip install --disable-pip-version-check --no-input --no-color --progress-bar off \
        --require-hashes --requirement "$@" | sed --unbuffered --quiet 's/^Collecting \([^ ]*\).*/   \1/p' ||
        fail "the Python packages of $1 could not be installed; pip's words above say why (no network?)." \
            "Try again once that is mended."
}

stamp() {
    [[ ! -r .venv/$1 ]] || cat ".venv/$1"
}

place() {
    printf '%s %s\n' "$root" "$(readlink -f .venv/bin/python)"
}

is_environment_whole() {
    [[ -x .venv/bin/python && ! -e .venv/set-up-busy && $(stamp set-up-place) == "$(place)" ]]
}

make_environment() {
    local python
    python=$(find_python) || fail "Python 3.11 or newer, with its venv module, is needed, and none was found."
    [[ ! -e .venv ]] || say "The virtual environment .venv is not whole, or was made elsewhere; making it anew."
    say "Making the virtual environment .venv with $("$python" --version)."
    rm -rf .venv
    "$python" .setup/run_module.py venv .venv || fail "the virtual environment cannot be made in $root/.venv; see the words above."
    place >.venv/set-up-place
}

# python3 if it is new enough, else the newest that is.
find_python() {
    local python
    for python in python3 python3.{19..11}; do
        if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$python"
            return
        fi
    done
    return 1
}
