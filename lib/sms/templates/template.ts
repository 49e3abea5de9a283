export type TemplateName =
  | 'code.signup'
  | 'code.login'
  | 'code.reset'
  | 'code.checkout'
  | 'notice.account_exists'
  | 'notice.password_changed'
  | 'notice.code_failed';

export type Templates = Record<TemplateName, string>;
