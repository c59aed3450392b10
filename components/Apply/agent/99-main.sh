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
settle | live | withdraw | rollback | boot | watch | ndppd | status | remove) "$verb" "$@" ;;
forget-keys) rm -rf "$home/keys" ;;
*) die "there is no verb '$verb': 'status' shows what runs" ;;
esac
# end of agent
