# shellcheck shell=bash
# The speech model. Sourced by set-up.
#
# voices/models/.checked tells how the files looked when they were checked byte by byte: while they look the same, that
# need not be done again here. The kiosk itself reads every byte again on every start.

ensure_model() {
    local checked=voices/models/.checked
    if [[ -e $checked && $(<"$checked") == "$(looks_of_model)" ]]; then
        return
    fi
    say "Checking the speech model."
    if .venv/bin/python -B .setup/obtain_speech_model.py; then
        looks_of_model >"$checked"
    elif [[ ${CI:-} == true ]]; then
        fail "the speech model is needed in CI."
    else
        say "Going on without the speech model: the kiosk will not hear, and tests that need it are skipped."
    fi
}

# Name, size and time of the last change of every file and folder; the last cannot be set back.
looks_of_model() {
    find voices/models/vosk-* voices/en/speech-model.sha256 -printf '%p %s %C@\n' 2>&1 | sort
}
