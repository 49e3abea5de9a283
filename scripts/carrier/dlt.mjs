const PLACE = /\\\{#(?:var|numeric|alphanumeric|url|urlott|cbn|email)#\\\}/g;

/**
 * India's registry of senders and texts (TRAI DLT), as carriers apply it.
 *
 * @typedef {object} Registry
 * @property {string} entityId
 * @property {string[]} headers registered sender ids
 * @property {{ id: string, text: string }[]} templates with `{#var#}` or a typed tag where a value stands
 *
 * @param {Registry} registry
 * @param {{ to: string, from: string, text: string, entityId?: string, templateId?: string }} message
 * @param {boolean} sendsIds whether this carrier takes the ids with the message; others keep them themselves
 * @returns {'entity' | 'header' | 'template' | 'text' | null} what is not registered
 */
export function unregistered(registry, message, sendsIds) {
  if (!message.to.startsWith('+91')) return null;
  if (sendsIds && message.entityId !== registry.entityId) return 'entity';
  if (!registry.headers.includes(message.from)) return 'header';
  const templates = sendsIds
    ? registry.templates.filter(({ id }) => id === message.templateId)
    : registry.templates;
  if (templates.length === 0) return 'template';
  return templates.some(({ text }) => matches(text, message.text)) ? null : 'text';
}

/** A value has at most 30 characters, in one line. */
function matches(/** @type {string} */ template, /** @type {string} */ text) {
  const literal = template.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`^${literal.replace(PLACE, '.{0,30}')}$`, 'u').test(text);
}
