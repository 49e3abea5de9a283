# An SMPP 3.4 message centre that is none of ours: Perl's Net::SMPP reads the PDUs, and Perl's own Encode the
# texts. Serves one connection on loopback; prints its port, and then what it hears, one JSON value a line.
use strict;
use warnings;
use Encode qw(decode);
use IO::Handle;
use JSON::PP;
use Net::SMPP;

my ($BIND, $SUBMIT, $ENQUIRE, $UNBIND, $DELIVER_RESP) = (0x09, 0x04, 0x15, 0x06, 0x80000005);
my %charset = (0 => 'gsm0338', 8 => 'UTF-16BE');

STDOUT->autoflush(1);
# It warns of parameters that it does not know, such as those of India.
$SIG{__WARN__} = sub { };

my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0) or die "cannot listen: $!";
print $listener->sockport, "\n";
my $peer = $listener->accept or die "nobody came: $!";
# A connection does not inherit what the module keeps with its listener.
${*$peer}{$_} = ${*$listener}{$_} for grep { !/^io_/ } keys %{*$listener};

my $count = 0;
while (my $pdu = $peer->read_pdu) {
    if ($pdu->{cmd} == $BIND) {
        say_json({ bind => [map { $pdu->{$_} } qw(system_id password)] });
        $peer->bind_transceiver_resp(seq => $pdu->{seq}, system_id => 'peer');
    } elsif ($pdu->{cmd} == $SUBMIT) {
        submitted($pdu);
    } elsif ($pdu->{cmd} == $ENQUIRE) {
        $peer->enquire_link_resp(seq => $pdu->{seq});
    } elsif ($pdu->{cmd} == $DELIVER_RESP) {
        say_json({ deliver_resp => $pdu->{status} });
    } elsif ($pdu->{cmd} == $UNBIND) {
        $peer->unbind_resp(seq => $pdu->{seq});
        say_json({ unbind => 1 });
        last;
    }
}

sub submitted {
    my ($pdu) = @_;
    my $id = sprintf 'P%04d', ++$count;
    my $octets = length $pdu->{short_message} ? $pdu->{short_message} : $pdu->{message_payload};
    say_json({
        text => decode($charset{ $pdu->{data_coding} } // 'ascii', $octets),
        octets => unpack('H*', $octets),
        data_coding => 0 + $pdu->{data_coding},
        to => $pdu->{destination_addr},
        from => $pdu->{source_addr},
        validity => $pdu->{validity_period},
        entity => $pdu->{ 0x1400 },
        template => $pdu->{ 0x1401 },
    });
    $peer->submit_sm_resp(seq => $pdu->{seq}, message_id => $id);
    my $words = "id:$id sub:001 dlvrd:001 submit date:2603011000 done date:2603011001 stat:DELIVRD err:000 text:";
    $peer->deliver_sm(
        async => 1, esm_class => 4, source_addr_ton => 1, source_addr_npi => 1,
        source_addr => $pdu->{destination_addr}, destination_addr => $pdu->{source_addr},
        short_message => $words,
    );
}

sub say_json { print JSON::PP->new->canonical->ascii->encode($_[0]), "\n" }
