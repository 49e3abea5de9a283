import type { FormState } from '../form-state';
import type { CodeView } from '../otp/code-view';

/** What a code screen is told after "verify" or "resend". */
export type CodeState = FormState & { view?: CodeView };
