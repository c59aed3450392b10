verb=${1-}
[ $# -eq 0 ] || shift
case $verb in
packages | keys | stage | activate | confirm | broker | verify | deactivate)
	# A step that hangs must not hang the deployment.
	if [ -z "${IPV6_DMZ_TIMEOUT-}" ]; then
		IPV6_DMZ_TIMEOUT=600
		export IPV6_DMZ_TIMEOUT
		exec timeout "$IPV6_DMZ_TIMEOUT" "$0" "$verb" "$@"
	fi
	"$verb" "$@"
	;;
settle | live | handover | withdraw | rollback | boot | watch | ndppd | status) "$verb" "$@" ;;
# What earlier releases left in the engine's state.
unstage) rm -rf "${home:?}/staged/${1:?}" ;;
forget-keys) rm -rf "$home/keys" ;;
remove)
	# An activation that failed has no delete step of its own, and may have left no more than its timer.
	if [ -e "$home/lines" ] || [ -e "$home/provisional" ]; then deactivate; fi
	rm -rf "$home"
	;;
*)
	sed -n 's/^#   /  /p' "$0" >&2
	exit 2
	;;
esac
# end of agent
