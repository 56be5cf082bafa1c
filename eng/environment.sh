# shellcheck shell=bash
# Sourced by the scripts of this folder and by .ci/run: goes to the repository's root and sets what dotnet needs to run unattended.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root" || exit 1

# No build server may outlive the script that started it.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=1

# dotnet and NuGet write below HOME; some build machines give none that can be written to.
if [ ! -d "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
  export HOME=$root/artifacts/home
  mkdir -p "$HOME"
fi

say() { printf '== %s\n' "$*"; }

# Nothing listens on it now. Below the range from which the system takes ports of outgoing connections.
free_port() {
  local port
  while :; do
    port=$((20000 + SRANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      printf '%s\n' "$port"
      return
    fi
  done
}
