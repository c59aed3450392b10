#!/usr/bin/perl
# Both ends of the probes' conversations, with nothing but perl-base: a server that tells each caller which address
# it is seen as, and a client that asks many places at the same time.
#
#   net.pl serve PORT[+PORT...] [ADDRESS]         TCP and UDP, both families; forks away; prints its process id
#   net.pl ask SECONDS TARGET...                  one line per target, in order: "TARGET: RESULT"
#   net.pl bulk up|down ADDRESS PORT BYTES        "N bytes intact" or what went wrong
#   net.pl stream RATE TARGET...                  until SIGTERM: one connection a target, asked RATE times a second; "TARGET: ANSWERS of QUESTIONS"
#
# TARGET  tcp|udp,ADDRESS,PORT[+PORT...][,SOURCE]   icmp,ADDRESS[,,SOURCE]   dns,RESOLVER,NAME/A|AAAA
#         ip,ADDRESS,PROTOCOL[+PROTOCOL...]         packets of other protocols, by number: only an ICMP error can answer
#         A source need not be the machine's own, and may have a port, ADDRESS@PORT; a link-local address is written fe80::1%eth0.
# RESULT  "seen as ADDRESS", "echo", an address for dns, "open" (accepted, but not by our server), "refused", "silence",
#         "unreachable (why)": an ICMP error came back; "not sent (why)": this machine itself had no way.
use strict;
use warnings;
use Errno qw(EINPROGRESS);
use Fcntl qw(F_SETFL O_NONBLOCK);
use POSIX ();
use Socket qw(:DEFAULT :addrinfo IPPROTO_IPV6 IPV6_V6ONLY inet_pton inet_ntop
    pack_sockaddr_in6 unpack_sockaddr_in6);

use constant {
    IPPROTO_IP => 0, IP_RECVERR => 11, IP_TRANSPARENT => 19,
    IPV6_RECVERR => 25, IPV6_TRANSPARENT => 75,
    ICMP => 1, ICMPV6 => 58,
};

# Seconds that only go forward (Time::HiRes is not in perl-base).
sub now { return (POSIX::times())[0] / 100; }

sub address { my ($text, $port) = @_;
    return pack_sockaddr_in($port, inet_pton(AF_INET, $text)) unless $text =~ /:/;
    my ($host, $interface) = split /%/, $text;
    my $scope = 0;
    if (defined $interface) {
        open my $file, '<', "/sys/class/net/$interface/ifindex" or die "$interface: $!\n";
        chomp($scope = <$file>);
    }
    return pack_sockaddr_in6($port, inet_pton(AF_INET6, $host), $scope);
}

sub name_of { my ($peer) = @_;
    return inet_ntop(AF_INET, (unpack_sockaddr_in($peer))[1]) if sockaddr_family($peer) == AF_INET;
    return inet_ntop(AF_INET6, (unpack_sockaddr_in6($peer))[1]);
}

# The same bytes on both ends, so that a transfer is compared whole and not by a sum; no period shorter than 64 KiB.
sub pattern { my ($size) = @_;
    my $block = join '', map { pack 'N', ($_ * 2654435761) & 0xffffffff } 0 .. 16383;
    return substr $block x (1 + int($size / length $block)), 0, $size;
}

sub read_exactly { my ($socket, $size) = @_;
    my $data = '';
    while (length $data < $size) {
        my $got = sysread $socket, $data, $size - length $data, length $data;
        last unless $got;
    }
    return $data;
}

sub write_all { my ($socket, $data) = @_;
    my $done = 0;
    while ($done < length $data) {
        my $sent = syswrite $socket, $data, length($data) - $done, $done;
        return 0 unless $sent;
        $done += $sent;
    }
    return 1;
}

sub compare { my ($data, $size) = @_;
    return "$size bytes intact" if $data eq pattern($size);
    return length($data) == $size ? "$size bytes, not the same" : length($data) . " of $size bytes";
}

# serve ----------------------------------------------------------------------------------------------------------------

sub listeners { my ($port, $only) = @_;
    my @sockets;
    for my $family (AF_INET, AF_INET6) {
        next if defined $only && ($only =~ /:/) != ($family == AF_INET6);
        for my $type (SOCK_STREAM, SOCK_DGRAM) {
            socket my $socket, $family, $type, 0 or die "socket: $!\n";
            setsockopt $socket, SOL_SOCKET, SO_REUSEADDR, 1;
            setsockopt $socket, IPPROTO_IPV6, IPV6_V6ONLY, 1 if $family == AF_INET6;
            my $any = $only // ($family == AF_INET6 ? '::' : '0.0.0.0');
            bind $socket, address($any, $port) or die "bind $any port $port: $!\n";
            listen $socket, 64 if $type == SOCK_STREAM;
            push @sockets, [$socket, $type];
        }
    }
    return @sockets;
}

sub converse { my ($client, $peer) = @_;
    alarm 30;
    my $request = '';
    while ($request !~ /\n/) { sysread $client, $request, 1, length $request or return; }
    if ($request =~ /^who/) { write_all($client, name_of($peer) . "\n"); }
    elsif ($request =~ /^take (\d+)/) { write_all($client, compare(read_exactly($client, $1), $1) . "\n"); }
    elsif ($request =~ /^echo/) { alarm 0; while (sysread $client, my $line, 2048) { write_all($client, $line) or last; } }
    elsif ($request =~ /^give (\d+)/) { write_all($client, pattern($1)); }
}

sub serve { my ($ports, $only) = @_;
    my @sockets = map { listeners($_, $only) } split /\+/, $ports;
    defined(my $pid = fork) or die "fork: $!\n";
    if ($pid) { print "$pid\n"; return; }
    POSIX::setsid();
    open STDIN, '<', '/dev/null'; open STDOUT, '>', '/dev/null'; open STDERR, '>', '/dev/null';
    $SIG{CHLD} = 'IGNORE';
    while (1) {
        my $ready = '';
        vec($ready, fileno $_->[0], 1) = 1 for @sockets;
        next if select($ready, undef, undef, undef) <= 0;
        for (grep { vec $ready, fileno $_->[0], 1 } @sockets) {
            my ($socket, $type) = @$_;
            if ($type == SOCK_DGRAM) {
                my $peer = recv $socket, my $datagram, 2048, 0;
                send $socket, name_of($peer) . "\n", 0, $peer if $peer;
            } elsif (my $peer = accept(my $client, $socket)) {
                if (!fork) { converse($client, $peer); POSIX::_exit(0); }
                close $client;
            }
        }
    }
}

# ask ------------------------------------------------------------------------------------------------------------------

sub start { my ($question) = @_;
    my ($kind, $to, $port, $from) = @$question{qw(kind to port from)};
    my $six = $to =~ /:/;
    my ($type, $protocol) = $kind eq 'tcp' ? (SOCK_STREAM, 0)
        : $kind eq 'icmp' ? (SOCK_RAW, $six ? ICMPV6 : ICMP)
        : $kind eq 'ip' ? (SOCK_RAW, $port)
        : (SOCK_DGRAM, 0);
    socket $question->{socket}, $six ? AF_INET6 : AF_INET, $type, $protocol or die "socket: $!\n";
    my $socket = $question->{socket};
    # Errors that ICMP brings are wanted at once, on UDP and raw sockets too.
    my $level = $six ? IPPROTO_IPV6 : IPPROTO_IP;
    setsockopt $socket, $level, $six ? IPV6_RECVERR : IP_RECVERR, 1;
    if ($from) {
        setsockopt $socket, $level, $six ? IPV6_TRANSPARENT : IP_TRANSPARENT, 1;
        my ($address, $own) = split /@/, $from;
        bind $socket, address($address, $own // 0) or return $question->{result} = "not sent ($!)";
    }
    fcntl $socket, F_SETFL, O_NONBLOCK;
    connect $socket, address($to, $kind =~ /^(icmp|ip)$/ ? 0 : $kind eq 'dns' ? 53 : $port) or $! == EINPROGRESS
        or return $question->{result} = "not sent ($!)";
    $question->{waiting} = $kind eq 'tcp' ? 'connect' : 'read';
    say_it($question);
}

sub say_it { my ($question) = @_;
    my ($socket, $kind) = @$question{qw(socket kind)};
    return if $kind eq 'tcp';
    my $message = "who\n";
    if ($kind eq 'icmp') {
        my $six = $question->{to} =~ /:/;
        $message = pack 'CCnnn', $six ? 128 : 8, 0, 0, $$ & 0xffff, fileno $socket;
        # The kernel fills in ICMPv6's checksum, not ICMP's.
        substr $message, 2, 2, pack 'n', ~(unpack('%32n*', $message) % 65535) & 0xffff unless $six;
    }
    $message = dns_question($question) if $kind eq 'dns';
    # An ICMP error counts only if it quotes 8 bytes of what it is about.
    $message = "who are you?\n" if $kind eq 'ip';
    send $socket, $message, 0 or ($question->{result} //= unreachable("$!"));
}

sub unreachable { my ($why) = @_;
    return $why =~ /refused/ ? 'refused' : "unreachable (\l$why)";
}

sub writable { my ($question) = @_;
    my $error = unpack 'i', getsockopt $question->{socket}, SOL_SOCKET, SO_ERROR;
    if ($error) { $! = $error; $question->{result} = unreachable("$!"); return; }
    $question->{waiting} = 'read';
    syswrite $question->{socket}, "who\n";
    $question->{result_at_end} = 'open';
}

sub readable { my ($question) = @_;
    my $got = sysread $question->{socket}, my $answer, 2048;
    if (!defined $got) { $question->{result} = unreachable("$!"); return; }
    if ($question->{kind} eq 'icmp') {
        # A raw socket sees every ICMP message of that peer: count only the reply to our own request.
        my $message = $question->{to} =~ /:/ ? $answer : substr $answer, 4 * (ord($answer) & 15);
        my ($type, undef, undef, $id, $number) = unpack 'CCnnn', $message;
        return unless $type == ($question->{to} =~ /:/ ? 129 : 0);
        return unless $id == ($$ & 0xffff) && $number == fileno $question->{socket};
        $question->{result} = 'echo';
        return;
    }
    if ($question->{kind} eq 'dns') { $question->{result} = dns_answer($question, $answer); return; }
    chomp $answer;
    $question->{result} = $answer =~ /^[0-9a-f.:]+$/ ? "seen as $answer"
        : $answer =~ /^SSH-/ ? 'open, SSH' : $got ? 'open' : 'open, closed at once';
}

sub ask { my ($seconds, @targets) = @_;
    my @questions;
    for my $target (@targets) {
        my ($kind, $to, $ports, $from) = split /,/, $target;
        for my $port ($kind eq 'icmp' ? '' : split /\+/, $ports) {
            my $label = join ' ', grep { length } $kind, $to, $port, $from ? "from $from" : '';
            push @questions, { kind => $kind, to => $to, port => $port, from => $from, label => $label };
        }
    }
    start($_) for @questions;
    my $end = now() + $seconds;
    my $again = now() + 1;
    # Who has taken the connection will say something: a busy machine's sshd takes its time for it.
    while (my @open = grep { !$_->{result} && now() < $end + ($_->{result_at_end} ? 10 : 0) } @questions) {
        my ($read, $write) = ('', '');
        for (@open) {
            vec($_->{waiting} eq 'connect' ? $write : $read, fileno $_->{socket}, 1) = 1;
        }
        if (select($read, $write, undef, 0.2) > 0) {
            for (@open) {
                my $number = fileno $_->{socket};
                if (vec $write, $number, 1) { writable($_); }
                elsif (vec $read, $number, 1) { readable($_); }
            }
        }
        # One lost datagram is not silence.
        if (now() > $again) { say_it($_) for grep { !$_->{result} } @open; $again += 1; }
    }
    print "$_->{label}: ", $_->{result} // $_->{result_at_end} // 'silence', "\n" for @questions;
}

# RFC 1035, 4.1; the question's id is its socket's number.
sub dns_question { my ($question) = @_;
    my ($name, $type) = split m{/}, $question->{port};
    return pack('n6', fileno $question->{socket}, 0x0100, 1, 0, 0, 0)
        . join('', map { pack 'C/a', $_ } split /[.]/, $name)
        . pack('C n n', 0, $type eq 'AAAA' ? 28 : 1, 1);
}

sub dns_answer { my ($question, $message) = @_;
    my ($flags, $answers) = (unpack 'n6', $message)[1, 3];
    my $code = $flags & 15;
    return $code == 3 ? 'no such name' : "error $code" if $code;
    my $wanted = $question->{port} =~ /AAAA$/ ? 28 : 1;
    my $at = length dns_question($question);
    for (1 .. $answers) {
        # A name ends in a zero byte or in a pointer of two bytes.
        while ((my $length = ord substr $message, $at, 1)) {
            if ($length >= 0xc0) { $at += 1; last; }
            $at += 1 + $length;
        }
        my ($type, undef, undef, $size) = unpack 'n n N n', substr $message, $at + 1, 10;
        my $data = substr $message, $at + 11, $size;
        return inet_ntop($wanted == 28 ? AF_INET6 : AF_INET, $data) if $type == $wanted;
        $at += 11 + $size;
    }
    return 'no such record';
}

sub bulk { my ($direction, $to, $port, $size) = @_;
    alarm 30;
    my $socket;
    socket($socket, $to =~ /:/ ? AF_INET6 : AF_INET, SOCK_STREAM, 0) or die "socket: $!\n";
    connect $socket, address($to, $port) or do { print "connect: $!\n"; return };
    if ($direction eq 'up') {
        write_all($socket, "take $size\n" . pattern($size)) or do { print "write: $!\n"; return };
        my $answer = read_exactly($socket, 200);
        print $answer || "no answer\n";
    } else {
        write_all($socket, "give $size\n");
        print compare(read_exactly($socket, $size), $size), "\n";
    }
}

# Answers that come within two seconds after the end still count.
sub stream { my ($rate, @targets) = @_;
    my ($end, @streams);
    $SIG{TERM} = sub { $end //= now(); };
    for my $target (@targets) {
        my ($kind, $to, $port) = split /,/, $target;
        my $socket;
        socket $socket, $to =~ /:/ ? AF_INET6 : AF_INET, $kind eq 'tcp' ? SOCK_STREAM : SOCK_DGRAM, 0 or die "socket: $!\n";
        connect $socket, address($to, $port) or die "$target: $!\n";
        syswrite $socket, "echo\n" if $kind eq 'tcp';
        fcntl $socket, F_SETFL, O_NONBLOCK;
        push @streams, { target => $target, socket => $socket, sent => 0, got => 0 };
    }
    my $next = now();
    while (!$end || now() < $end + 2) {
        if (!$end && now() >= $next) {
            # What no longer takes anything is a stream whose answers don't come.
            for (@streams) { syswrite $_->{socket}, ".\n"; $_->{sent}++; }
            $next += 1 / $rate;
        }
        my $ready = '';
        vec($ready, fileno $_->{socket}, 1) = 1 for @streams;
        next if select($ready, undef, undef, 0.005) <= 0;
        for (grep { vec $ready, fileno $_->{socket}, 1 } @streams) {
            my $answer = '';
            sysread $_->{socket}, $answer, 65536;
            $_->{got} += ($answer =~ tr/\n//);
        }
    }
    print "$_->{target}: $_->{got} of $_->{sent}\n" for @streams;
}

$SIG{ALRM} = sub { print "stalled\n"; exit 1 };
$SIG{PIPE} = 'IGNORE';
my $command = shift // '';
my %commands = (serve => \&serve, ask => \&ask, bulk => \&bulk, stream => \&stream);
($commands{$command} // sub { die "usage: net.pl serve|ask|bulk|stream\n" })->(@ARGV);
