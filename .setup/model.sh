# shellcheck shell=bash
# The speech model. Sourced by set-up.
#
# voices/models/.checked is newer than every file of a model that was checked byte by byte. The kiosk itself checks again
# on every start.

ensure_model() {
    local models=voices/models checked=voices/models/.checked
    if [[ -e $checked && -z $(find "$models"/vosk-* voices/en/speech-model.sha256 -cnewer "$checked" -print -quit 2>&1) ]]; then
        return
    fi
    say "Checking the speech model."
    if .venv/bin/python -B .setup/obtain_speech_model.py; then
        touch "$checked"
    elif [[ ${CI:-} == true ]]; then
        fail "the speech model is needed in CI."
    else
        say "Going on without the speech model: the kiosk will not hear, and tests that need it are skipped."
    fi
}
