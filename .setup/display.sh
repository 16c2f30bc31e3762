# shellcheck shell=bash
# Is there a screen to show the kiosk on? Sourced by set-up and start.

# Whether a picture can be shown: a display is named and its socket is there.
has_display() {
    if [[ -n ${WAYLAND_DISPLAY:-} && -S ${XDG_RUNTIME_DIR:-/nowhere}/$WAYLAND_DISPLAY ]]; then
        return 0
    fi
    case ${DISPLAY:-} in
        '') return 1 ;;
        :* | unix:*) [[ -S /tmp/.X11-unix/X$(display_number) ]] ;;
        *) return 0 ;; # on another machine: only the attempt can tell
    esac
}

display_number() {
    local number=${DISPLAY#*:}
    printf '%s' "${number%%.*}"
}
