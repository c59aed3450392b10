# The witness: tells whoever asks which address it saw, sends and counts bulk data. One process, no forks: cheap under emulation.
# The ports are listed at the top of world.sh.
use strict;
use warnings;
use Socket qw(:all);
use IO::Select;

$SIG{PIPE} = 'IGNORE';
my $bulk = 1 << 20;
my (%listener, %client);
my $readable = IO::Select->new;
my $writable = IO::Select->new;

sub at {
    my ($family, $type, $port) = @_;
    socket(my $socket, $family, $type, 0) or die "socket: $!";
    setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1) or die "reuse: $!";
    setsockopt($socket, IPPROTO_IPV6, IPV6_V6ONLY, 1) if $family == AF_INET6;
    my $any = $family == AF_INET6 ? pack_sockaddr_in6($port, IN6ADDR_ANY) : pack_sockaddr_in($port, INADDR_ANY);
    bind($socket, $any) or die "port $port: $!";
    if ($type == SOCK_STREAM) { listen($socket, 64) or die "listen: $!" }
    $socket->blocking(0);
    $listener{fileno $socket} = { type => $type, port => $port };
    $readable->add($socket);
}

sub named {
    my ($error, $host, $port) = getnameinfo($_[0], NI_NUMERICHOST | NI_NUMERICSERV);
    return $error ? ('?', 0) : ($host, $port);
}

sub finish {
    my ($socket) = @_;
    $readable->remove($socket);
    $writable->remove($socket);
    delete $client{fileno $socket};
    close $socket;
}

sub welcome {
    my ($socket, $peer, $port) = @_;
    my ($host, $from) = named($peer);
    $socket->blocking(0);
    my $state = $client{fileno $socket} = { host => $host, port => $port, count => 0, out => '' };
    return $readable->add($socket) if $port == 7779;
    $state->{out} = $port == 7778 ? 'x' x $bulk : "$host $from\n";
    $writable->add($socket);
}

sub drain {
    my ($socket) = @_;
    my $state = $client{fileno $socket};
    my $read = sysread($socket, my $data, 65536);
    return if !defined $read && $!{EAGAIN};
    return finish($socket) if !defined $read;
    return $state->{count} += $read if $read;
    $readable->remove($socket);
    $state->{out} = "$state->{count} $state->{host}\n";
    $writable->add($socket);
}

sub push_out {
    my ($socket) = @_;
    my $state = $client{fileno $socket};
    my $written = syswrite($socket, $state->{out});
    return if !defined $written && $!{EAGAIN};
    return finish($socket) if !defined $written;
    substr($state->{out}, 0, $written) = '';
    return if length $state->{out};
    # The peer ends the connection: closing before it has sent what it wants to send would reset it.
    shutdown($socket, 1);
    $writable->remove($socket);
    $readable->add($socket);
    $state->{port} = 0;
}

sub linger {
    my ($socket) = @_;
    my $read = sysread($socket, my $data, 65536);
    finish($socket) if defined $read ? !$read : !$!{EAGAIN};
}

for my $family (AF_INET, AF_INET6) {
    at($family, SOCK_STREAM, $_) for 7777, 7778, 7779, 8080;
    at($family, SOCK_DGRAM, 7777);
}
while (my ($in, $out) = IO::Select->select($readable, $writable)) {
    push_out($_) for grep { $client{fileno $_} } @$out;
    for my $socket (@$in) {
        my $number = fileno $socket // next;
        if (my $listener = $listener{$number}) {
            if ($listener->{type} == SOCK_DGRAM) {
                my $peer = recv($socket, my $data, 65536, 0) // next;
                send($socket, join(' ', named($peer)) . "\n", 0, $peer);
            }
            elsif (my $peer = accept(my $accepted, $socket)) {
                welcome($accepted, $peer, $listener->{port});
            }
        }
        elsif (my $state = $client{$number}) {
            $state->{port} == 7779 ? drain($socket) : linger($socket);
        }
    }
}
