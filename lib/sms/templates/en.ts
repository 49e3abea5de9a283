import type { Templates } from './template';

/** GSM 03.38 only, and one segment each: write Rs, never the rupee sign. */
export const en: Templates = {
  'code.signup':
    '{code} is your Kulhad code to create an account. Valid {minutes} min. Do not share it.',
  'code.login':
    '{code} is your Kulhad code to sign in. Valid {minutes} min. We never ask for it by phone.',
  'code.reset':
    '{code} is your Kulhad code to set a new password. Valid {minutes} min. Not you? Ignore this.',
  'code.checkout':
    '{code} approves {amount} to {payee}, order {order}. Valid {minutes} min. Not you? Do not share it.',
  'code.approve_change':
    '{code} approves changing your Kulhad number to one ending in {ending}. Valid {minutes} min. Not you? Do not share it.',
  'code.change_phone':
    '{code} is your Kulhad code to use this number. Valid {minutes} min. Do not share it.',
  'notice.account_exists':
    'Kulhad: someone tried to open an account with your details. You have one: sign in, or reset your password.',
  'notice.password_changed':
    'Kulhad: your password was changed and all devices were signed out. Not you? Reset it now.',
  'notice.code_failed':
    'Kulhad: someone with your password typed wrong codes. Not you? Change your password now.',
  'notice.app_added':
    'Kulhad: an authenticator app was added to your account. Not you? Change your password now.',
  'notice.app_removed':
    'Kulhad: the authenticator app was removed from your account. Not you? Change your password now.',
  'notice.passkey_added':
    'Kulhad: a passkey was added to your account. Not you? Change your password now.',
  'notice.passkey_removed':
    'Kulhad: a passkey was removed from your account. Not you? Change your password now.',
  'notice.backup_codes_made':
    'Kulhad: new backup codes were made for your account. Not you? Change your password now.',
  'notice.number_changed':
    'Kulhad: this number was replaced by another on your account. Not you? Contact us now.',
  'notice.number_bound': 'Kulhad: your account now uses this number. Not you? Contact us now.',
  'notice.account_erased':
    'Kulhad: your account was deleted, as you asked. Not you? Contact us now.',
  'notice.backup_code_used':
    'Kulhad: a backup code was used for your account. Not you? Change your password now.',
};
