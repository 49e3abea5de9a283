import type { CodeView } from '../otp/code-view';
import type { FormState } from '../platform/form-state';

/** What a code screen is told after "verify" or "resend". */
export type CodeState = FormState & { view?: CodeView };
