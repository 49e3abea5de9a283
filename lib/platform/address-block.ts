import ipaddr from 'ipaddr.js';

/**
 * What one subscriber is given: an IPv4 address, or a /64 of IPv6 (RFC 6177), in one form however it
 * was written. Loopback addresses are `this machine`, what is no address is `unknown`, all in one.
 */
export function addressBlock(text: string): string {
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text);
  if (address.range() === 'loopback') return 'this machine';
  if (address instanceof ipaddr.IPv6)
    return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`;
  return address.toString();
}
