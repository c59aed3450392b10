verb=${1-}
[ $# -eq 0 ] || shift
case $verb in
packages | keys | stage | activate | confirm | broker | verify | dns | deactivate)
	# A step that hangs must not hang the deployment.
	[ -n "${IPV6_DMZ_TIMEOUT-}" ] || exec env IPV6_DMZ_TIMEOUT=600 timeout 600 "$0" "$verb" "$@"
	"$verb" "$@"
	;;
settle | live | withdraw | rollback | boot | watch | ndppd | status | remove) "$verb" "$@" ;;
forget-dns) forget_dns ;;
forget-keys) rm -rf "$home/keys" ;;
*) die "there is no verb '$verb': 'status' shows what runs" ;;
esac
# end of agent
