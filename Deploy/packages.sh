# shellcheck shell=bash
# What a bare Debian 12 lacks. Sourced by run and test; sets nothing but functions and `builds`.

# Where things are built: outside the checkout, so that a clone stays a clone.
# shellcheck disable=SC2034  # read by those who source this
builds=${OBHUT_BUILD_DIR:-${HOME:-/root}/.cache/obhut/build}
# It is no setting of obhutd, which refuses names it does not know.
unset OBHUT_BUILD_DIR

say() {
    if [ -t 2 ]; then printf '\033[1m%s\033[0m\n' "$*" >&2; else printf '%s\n' "$*" >&2; fi
}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Installs those of the named packages that are missing; asks apt for nothing when none is.
install_packages() {
    local package missing=()
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "missing packages, install them as root: ${missing[*]}"
        root=(sudo)
    fi
    say "installing ${missing[*]}"
    # Debian starts a cluster of its own with the first server package; ours is private and needs none.
    "${root[@]}" mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' |
        "${root[@]}" tee /etc/postgresql-common/createcluster.d/obhut.conf >/dev/null
    "${root[@]}" apt-get update -q
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# What building and running need.
install_base() {
    command -v swift >/dev/null || fail "Swift 6.3 is not installed or not in PATH: https://www.swift.org/install/linux"
    install_packages ca-certificates git pkg-config libc6-dev libstdc++-12-dev zlib1g-dev tzdata \
        libpq-dev libsodium-dev libidn2-dev libcurl4-openssl-dev libqrencode-dev libarchive-dev postgresql-15 postgresql-client-15
}
