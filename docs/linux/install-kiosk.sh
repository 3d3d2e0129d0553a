#!/bin/sh
# Makes a Debian or Ubuntu PC, on which Istiqbal lies in /opt/istiqbal, a kiosk or a hall's screen.
# usage: install-kiosk.sh kiosk|display [--root FOLDER]     (--root writes the files there and changes nothing else)
set -eu

program="${1:-}"
root=""
if [ "${2:-}" = "--root" ]; then root="${3:?which folder?}"; fi
case "$program" in
    kiosk | display) ;;
    *) echo "usage: $0 kiosk|display [--root FOLDER]" >&2; exit 2 ;;
esac
here="$(dirname "$0")"

if [ -z "$root" ]; then
    [ "$(id -u)" = 0 ] || { echo "as root, please" >&2; exit 1; }
    # Debian 12's cage does not start without Xwayland, and its package does not ask for it.
    apt-get install -y cage xwayland libwayland-cursor0
    id istiqbal >/dev/null 2>&1 || useradd --create-home --shell /usr/sbin/nologin istiqbal
    usermod -a -G lp,video,render,input istiqbal
fi

unit="$root/etc/systemd/system/istiqbal-$program.service"
mkdir -p "$(dirname "$unit")" "$root/etc/istiqbal"
sed -e "s/Istiqbal kiosk/Istiqbal $program/" -e "s/watch kiosk/watch $program/" \
    "$here/istiqbal-kiosk.service" > "$unit"

# Nobody switches to a console with Ctrl+Alt+F2, nor restarts the PC with Ctrl+Alt+Del or a short press of its button.
mkdir -p "$root/etc/systemd/logind.conf.d"
printf '[Login]\nNAutoVTs=0\nReserveVT=0\nHandlePowerKey=ignore\nIdleAction=ignore\n' \
    > "$root/etc/systemd/logind.conf.d/istiqbal.conf"
mkdir -p "$root/etc/systemd/system"
ln -sf /dev/null "$root/etc/systemd/system/ctrl-alt-del.target"

if [ -z "$root" ]; then
    systemctl daemon-reload
    systemctl set-default multi-user.target
    systemctl enable "istiqbal-$program.service"
    echo "Write /home/istiqbal/.config/istiqbal/istiqbal.toml, set the staff code (istiqbal device code), then restart."
fi
