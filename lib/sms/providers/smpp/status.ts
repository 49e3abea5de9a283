import smpp from 'smpp';

type NotTaken = 'retry' | 'throttled' | 'refused' | 'misconfigured';

/** What a centre means by a command status, SMPP 3.4, 5.1.3. */
const MEANING: Record<NotTaken, readonly string[]> = {
  throttled: ['ESME_RTHROTTLED', 'ESME_RMSGQFUL'],
  // Bound already: an old connection of ours that the centre has not given up yet.
  retry: ['ESME_RALYBND', 'ESME_RSYSERR', 'ESME_RINVBNDSTS', 'ESME_RSUBMITFAIL', 'ESME_RX_T_APPN'],
  refused: [
    ...['ESME_RINVMSGLEN', 'ESME_RINVDSTADR', 'ESME_RINVDSTTON', 'ESME_RINVDSTNPI'],
    ...['ESME_RX_P_APPN', 'ESME_RX_R_APPN', 'ESME_RDELIVERYFAILURE'],
  ],
  misconfigured: [
    ...['ESME_RINVCMDLEN', 'ESME_RINVCMDID', 'ESME_RINVREGDLVFLG'],
    ...['ESME_RINVSRCADR', 'ESME_RINVSRCTON', 'ESME_RINVSRCNPI', 'ESME_RINVSERTYP'],
    ...['ESME_RBINDFAIL', 'ESME_RINVPASWD', 'ESME_RINVSYSID', 'ESME_RINVSYSTYP'],
    ...['ESME_RINVESMCLASS', 'ESME_RINVSCHED', 'ESME_RINVEXPIRY', 'ESME_RINVDCS'],
    // Optional parameters: of ours, these are the ids of India's registry.
    ...['ESME_RINVTLVSTREAM', 'ESME_RTLVNOTALLWD', 'ESME_RINVTLVLEN', 'ESME_RMISSINGTLV'],
    'ESME_RINVTLVVAL',
  ],
};

const NAMES = new Map(Object.entries(smpp.errors).map(([name, status]) => [status, name]));

/** A status as its name, or in hexadecimal where the operator made it up. */
function nameOf(status: number): string {
  return NAMES.get(status) ?? `status 0x${status.toString(16)}`;
}

/** The outcome of a message that was answered with a status other than 0; what nobody knows is a refusal. */
export function notTaken(status: number): { outcome: NotTaken; reason: string } {
  const reason = nameOf(status);
  const outcomes = Object.keys(MEANING) as NotTaken[];
  const outcome = outcomes.find((each) => MEANING[each].includes(reason)) ?? 'refused';
  return { outcome, reason };
}
