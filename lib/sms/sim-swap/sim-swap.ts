/** How long after a change of SIM a number is not sent codes: long enough for its owner to notice. */
export const SIM_SWAP_HOURS = 72;

/** Whether the SIM behind a number was changed lately: who moved a number to a card of their own gets its codes. */
export interface SimSwap {
  /**
   * As the CAMARA SIM Swap API's `check`. `phoneNumber` is E.164, `maxAge` whole hours, 1 to 2400. Throws
   * when there is no answer.
   */
  check(request: { phoneNumber: string; maxAge: number }, now: Date): Promise<boolean>;
}

/** Codes that go to a number which is not anybody's here yet: a new SIM is no sign of theft there. */
const TO_NEW_NUMBERS = ['code.signup', 'code.change_phone'];

/** Whether a message must not go to who took a number over (NIST SP 800-63B-4 3.1.3.3). */
export function isWorthStealing(template: string): boolean {
  return template.startsWith('code.') && !TO_NEW_NUMBERS.includes(template);
}
