import { asValue, type Language, languageOf } from './render';
import type { TemplateName } from './template';

type CodeTemplate = Extract<TemplateName, `code.${string}`>;

/** What a call says: who it is, what the code is for, and the code, twice and slowly. */
const SPOKEN: Record<Language, Record<CodeTemplate, string>> = {
  en: {
    'code.signup': 'Your code to create an account is: {code}.',
    'code.login': 'Your code to sign in is: {code}.',
    'code.reset': 'Your code to set a new password is: {code}.',
    'code.checkout': 'Your code to approve {amount} to {payee}, order {order}, is: {code}.',
    'code.approve_change':
      'Your code to move your account to a number ending in {ending} is: {code}.',
    'code.change_phone': 'Your code to use this number is: {code}.',
  },
  hi: {
    'code.signup': 'खाता बनाने का आपका कोड है: {code}।',
    'code.login': 'साइन इन करने का आपका कोड है: {code}।',
    'code.reset': 'नया पासवर्ड रखने का आपका कोड है: {code}।',
    'code.checkout': '{payee} को {amount} की मंज़ूरी, ऑर्डर {order}, का आपका कोड है: {code}।',
    'code.approve_change': 'आपका खाता {ending} वाले नंबर पर ले जाने का कोड है: {code}।',
    'code.change_phone': 'यह नंबर जोड़ने का आपका कोड है: {code}।',
  },
};

const FRAME: Record<Language, { hello: string; again: string; end: string; rupees: string }> = {
  en: {
    hello: 'This is Kulhad.',
    again: 'Once more: {code}.',
    end: 'Valid for {minutes} minutes. Share it with nobody.',
    rupees: 'rupees',
  },
  hi: {
    hello: 'यह कुल्हड़ है।',
    again: 'एक बार फिर: {code}।',
    end: '{minutes} मिनट चलेगा। इसे किसी को न बताएँ।',
    rupees: 'रुपये',
  },
};

/** Digits one by one: as a number nobody could type along. */
const slowly = (text: string) => [...text].join(', ');

/**
 * The words of a call that reads a code out. Throws when the template has no code or a value is missing:
 * both are mistakes of ours.
 */
export function renderSpoken(
  template: string,
  values: Readonly<Record<string, string>>,
  { locale }: { locale: string },
): string {
  const language = languageOf(locale);
  const sentence = SPOKEN[language][template as CodeTemplate];
  if (!sentence) throw new Error(`${template} is not said in calls`);
  const { hello, again, end, rupees } = FRAME[language];
  return [hello, sentence, again, end].join(' ').replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template}: no value for ${name}`);
    if (name === 'code' || name === 'ending') return slowly(value);
    return asValue(value).replace(/^Rs (.*)$/, `$1 ${rupees}`);
  });
}
