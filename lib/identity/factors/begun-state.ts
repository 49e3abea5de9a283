import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import type { FormState } from '../../form-state';

/** What beginning to add a passkey answers: what the browser is to be asked for. */
export type BegunState = FormState & { request?: PublicKeyCredentialCreationOptionsJSON };
