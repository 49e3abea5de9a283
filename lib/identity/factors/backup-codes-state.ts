import type { FormState } from '../../form-state';

/** What making backup codes answers; the only place where they are ever shown. */
export type BackupCodesState = FormState & { codes?: string[] };
