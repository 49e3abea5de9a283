export type TemplateName =
  | 'code.signup'
  | 'code.login'
  | 'code.reset'
  | 'code.checkout'
  | 'notice.account_exists'
  | 'notice.password_changed'
  | 'notice.code_failed'
  | 'notice.app_added'
  | 'notice.app_removed'
  | 'notice.backup_codes_made'
  | 'notice.backup_code_used';

export type Templates = Record<TemplateName, string>;
