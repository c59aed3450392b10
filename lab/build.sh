# Sourced by demo.sh and test.sh, in the repository's root: checks, and a build with the Pulumi packages that can be had.
# shellcheck shell=sh

# Nothing of dotnet is to stay in memory after a command: build nodes and a compiler server would.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

check_root() {
  [ "$(id -u)" -eq 0 ] || die "The lab starts virtual machines and installs Debian packages: run this as root."
}

check_dotnet() {
  command -v dotnet >/dev/null || die "The .NET 10 SDK is missing: https://learn.microsoft.com/dotnet/core/install/linux-debian"
}

check_sdk() {
  case $(dotnet --version 2>/dev/null) in
  10.*) ;;
  *) die "The .NET 10 SDK is needed; dotnet --list-sdks shows: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')" ;;
  esac
}

# What the lab needs from Debian: says something only when something is missing.
install_packages() {
  sh lab/install.sh >&2 || die "Installing the Debian packages failed."
}

# Sets SDK to nuget (the real packages) or offline (the stand-in). The answer holds for a day and as long as the list of packages does.
choose_sdk() {
  mkdir -p .lab
  key=$(cksum <Directory.Packages.props)
  if [ -n "$(find .lab/sdk -mmin -1440 2>/dev/null)" ] && [ "$(tail -n 1 .lab/sdk)" = "$key" ]; then
    SDK=$(head -n 1 .lab/sdk)
    say_sdk
    return
  fi
  check_sdk
  echo "Looking for Pulumi's packages" >&2
  if dotnet restore components/components.csproj -p:PulumiSdk=nuget -v quiet >.lab/restore.log 2>&1; then
    SDK=nuget
  # No such package, no such version, no answer. Whatever else is wrong, the stand-in would only hide.
  elif grep -Eq 'NU(1101|1102|1301)' .lab/restore.log; then
    SDK=offline
  else
    cat .lab/restore.log >&2
    die "Restoring the packages failed."
  fi
  printf '%s\n%s\n' "$SDK" "$key" >.lab/sdk
  say_sdk
}

# What is said about the work goes to stderr: stdout may be read by a program.
say_sdk() {
  case $SDK in
  nuget) echo "Pulumi SDK: the packages from NuGet" ;;
  offline) echo "Pulumi SDK: the stand-in in offline/, because NuGet doesn't give the packages ($(grep -o 'NU[0-9]*: [^.]*' .lab/restore.log | head -n 1))" ;;
  esac >&2
}

# What of Pulumi took part in a test run, for somebody who reads its result: what the sources were compiled against, and who deployed.
say_parts() {
  case $SDK in
  nuget) echo "Pulumi's packages: the real ones from NuGet, in the program, its tests and the lab." ;;
  offline) echo "Pulumi's packages: none. The program, its tests and the lab were compiled against this project's stand-in, offline/." ;;
  esac
  echo "Pulumi's engine: not run. What the tests deployed, the lab's imitation of the engine did; docs/engine.md has how the two compare."
}

# build PROJECT: with SDK, and only when a source has changed since the last time.
build() {
  stamp=.lab/built-$(basename "$1")
  if [ -e lab/bin/Debug/net10.0/Ipv6Dmz.Lab.dll ] && [ "$(cat "$stamp" 2>/dev/null)" = "$SDK" ] && [ -z "$(changed_since "$stamp")" ]; then
    return
  fi
  # A folder is newer than the stamp once something new is made in it.
  check_sdk
  for project in components infra lab offline tests; do mkdir -p "$project/bin" "$project/obj"; done
  touch "$stamp.new"
  echo "Building $1" >&2
  if ! dotnet build "$1" -p:PulumiSdk="$SDK" -nologo -v quiet >.lab/build.log 2>&1; then
    cat .lab/build.log >&2
    die "The build failed."
  fi
  echo "$SDK" >"$stamp"
  # What changed while it was being built is to be built again.
  touch -r "$stamp.new" "$stamp"
  rm "$stamp.new"
}

# Folders count too: deleting a file changes nothing else.
changed_since() {
  find Directory.Build.props Directory.Packages.props Pulumi.Sdk.props global.json Infra.sln components infra lab offline tests \
    \( -name bin -o -name obj -o -name TestResults \) -prune -o -newer "$1" -print | head -n 1
}
