# shellcheck shell=bash
# Sourced by eng/test: the PDFs that the npm package pdf-parse (MIT) keeps for its own tests, one of them broken. They are kept in artifacts/pdfs, so
# that they are fetched once.
#
#   fetch_pdfs FOLDER   fetches them, by way of this folder, unless they are there, and exports RASO_TEST_PDFS

fetch_pdfs() {
  local folder=$PWD/artifacts/pdfs package=pdf-parse@1.1.1
  if [ ! -e "$folder/01-valid.pdf" ]; then
    say "fetching $package"
    local unpacked=$1/pdf-parse
    mkdir -p "$unpacked" "${folder%/*}"
    (cd "$unpacked" && exec npm pack --silent --cache "$unpacked/cache" "$package" >/dev/null </dev/null)
    tar -xzf "$unpacked"/pdf-parse-*.tgz -C "$unpacked" --wildcards 'package/test/data/*.pdf'
    rm -rf "$folder"
    mv "$unpacked/package/test/data" "$folder"
    rm -rf "$unpacked"
  fi
  export RASO_TEST_PDFS=$folder
}
