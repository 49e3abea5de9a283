const widest = {
  code: '012345',
  minutes: '10',
  amount: 'Rs 99,99,999.00',
  payee: 'Kulhad Homeware',
  order: 'KUL-ABC234',
  ending: '5678',
};

/** What stands in a template's places, as long as it can be: for segments and registrations. */
export function widestValues(template: string): Record<string, string> {
  return template.startsWith('code.') ? widest : {};
}
