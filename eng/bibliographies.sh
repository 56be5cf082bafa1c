# shellcheck shell=bash
# Sourced by eng/test: the bibliographies of Debian's texlive-bibtex-extra (public domain; thousands of records), without installing the package and
# all that it depends on. They are kept in artifacts/bibliographies, so that they are fetched once.
#
#   fetch_bibliographies FOLDER   fetches them, by way of this folder, unless they are there, and exports RASO_TEST_BIBLIOGRAPHIES

fetch_bibliographies() {
  local folder=$PWD/artifacts/bibliographies package=texlive-bibtex-extra
  if [ ! -e "$folder/beebe/tugboat.bib" ]; then
    say "fetching $package"
    local unpacked=$1/$package
    mkdir -p "$unpacked" "${folder%/*}"
    download_package "$package" "$unpacked" || {
      # The list of packages was older than the archive.
      if [ "$(id -u)" -eq 0 ]; then run apt-get update -q; else run sudo -n apt-get update -q; fi
      download_package "$package" "$unpacked"
    }
    dpkg-deb --fsys-tarfile "$unpacked"/*.deb | tar -x -C "$unpacked" --wildcards './usr/share/texlive/texmf-dist/bibtex/bib/*.bib'
    rm -rf "$folder"
    mv "$unpacked/usr/share/texlive/texmf-dist/bibtex/bib" "$folder"
    rm -rf "$unpacked"
  fi
  export RASO_TEST_BIBLIOGRAPHIES=$folder
}

# Nothing is installed: root's rights are not needed, and apt's own user could not write into the folder.
download_package() { (cd "$2" && exec apt-get download -q -o APT::Sandbox::User=root "$1" </dev/null); }
