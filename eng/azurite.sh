# shellcheck shell=bash
# Sourced by eng/test: Azurite, which speaks the protocol of Azure Blob Storage, and Google's storage emulator; and the npm packages that both come in, which
# are kept below artifacts/, so that they are fetched once.
#
#   fetch_node_servers   fetches the packages unless they are there
#   azurite_server       for launch_server
#   google_server        for launch_server
node_servers=(azurite@3.37.0 firebase-tools@15.34.2)

node_servers_folder() { (IFS=+ && printf '%s\n' "${root:?}/artifacts/servers/${node_servers[*]}"); }

# Its last step gives the folder its name: what was interrupted is not taken for whole.
fetch_node_servers() {
  local folder
  folder=$(node_servers_folder)
  if [ -e "$folder" ]; then return; fi
  say "fetching ${node_servers[*]}"
  mkdir -p "${folder%/*}"
  # Two runs at once do not fetch into the same folder.
  exec {node_servers_lock}>"${folder%/*}/lock"
  run flock "$node_servers_lock"
  if [ ! -e "$folder" ]; then
    rm -rf "${folder%/*}"/partial "${folder%/*}"/*@*
    mkdir "${folder%/*}/partial"
    (umask 022 && run npm install --prefix "${folder%/*}/partial" --ignore-scripts --no-audit --no-fund --silent "${node_servers[@]}")
    mv "${folder%/*}/partial" "$folder"
  fi
  exec {node_servers_lock}>&-
}

# The server's user may not be able to enter the repository.
node_modules() {
  local modules
  modules=$(node_servers_folder)/node_modules
  if ! "${server_as[@]:?}" test -r "$modules/azurite/package.json"; then
    cp -r "$modules" "${server_folder:?}/node_modules"
    server_owner "$server_folder/node_modules"
    modules=$server_folder/node_modules
  fi
  printf '%s\n' "$modules"
}

azurite_server() { try_server start_azurite; }

start_azurite() {
  local port key modules blobs
  port=$(free_port) key=$(random_key 64) modules=$(node_modules) || return 1
  mkdir data
  server_owner data
  blobs=http://127.0.0.1:$port/rasotests
  AZURITE_ACCOUNTS=rasotests:$key spawn azurite.log node "$modules/azurite/dist/src/blob/main.js" --blobHost 127.0.0.1 --blobPort "$port" \
    --location "$server_folder/data" --silent --skipApiVersionCheck --disableTelemetry
  # Who does not sign is refused by a server that is ready.
  await_answer "$!" answers_status 403 "$blobs?comp=list" || return 1
  server_answers "DefaultEndpointsProtocol=http;AccountName=rasotests;AccountKey=$key;BlobEndpoint=$blobs;"
}

google_server() { try_server start_google; }

start_google() {
  local port modules
  port=$(free_port) modules=$(node_modules) || return 1
  FIREBASE_TOOLS=$modules/firebase-tools spawn google.log node "$root/eng/google-emulator.js" "$port"
  await_answer "$!" answers_status 200 "http://127.0.0.1:$port/storage/v1/b/none/o" || return 1
  server_answers "http://127.0.0.1:$port"
}

answers_status() { [ "$(curl --silent --max-time 10 --noproxy '*' --output /dev/null --write-out '%{http_code}' "$2")" = "$1" ]; }
