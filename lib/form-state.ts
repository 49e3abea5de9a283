// Beside the rooms of lib: actions in every room answer with it, and components show it.
/** What a form is told about its last submission. Travels to the browser: nothing secret in it. */
export type FormState = {
  status: 'idle' | 'ok' | 'refused';
  /** For the form as a whole, already in the shopper's language. */
  message?: string;
  /** By field name. */
  errors?: Record<string, string>;
  /** What was typed, for a browser without JavaScript; never passwords, codes or cards. */
  values?: Record<string, string>;
};

export const IDLE: FormState = { status: 'idle' };
