export type TemplateName =
  | 'code.signup'
  | 'code.login'
  | 'code.reset'
  | 'code.checkout'
  | 'code.approve_change'
  | 'code.change_phone'
  | 'notice.account_exists'
  | 'notice.password_changed'
  | 'notice.code_failed'
  | 'notice.app_added'
  | 'notice.app_removed'
  | 'notice.passkey_added'
  | 'notice.passkey_removed'
  | 'notice.backup_codes_made'
  | 'notice.backup_code_used'
  | 'notice.number_changed'
  | 'notice.number_bound'
  | 'notice.account_erased';

export type Templates = Record<TemplateName, string>;
