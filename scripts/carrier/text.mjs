const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ -#¤%-?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[~\]|€]*$/u;

/**
 * How carriers count a text.
 *
 * @param {string} text
 * @returns {{ encoding: 'GSM-7' | 'UCS-2', segments: number }}
 */
export function count(text) {
  const gsm = GSM.test(text);
  const units = gsm ? text.replace(/[\f^{}\\[~\]|€]/g, 'xx').length : text.length;
  const [single, multi] = gsm ? [160, 153] : [70, 67];
  return {
    encoding: gsm ? 'GSM-7' : 'UCS-2',
    segments: units <= single ? 1 : Math.ceil(units / multi),
  };
}

/** @param {string} number @returns {string} E.164: a plus and digits */
export const asE164 = (number) => `+${number.replace(/\D/g, '')}`;
