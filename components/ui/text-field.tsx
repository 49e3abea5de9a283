import type { ComponentProps, ReactNode } from 'react';

type TextFieldProps = Omit<ComponentProps<'input'>, 'id' | 'children'> & {
  name: string;
  label: ReactNode;
  /** Needed when two fields of a page share a name. */
  id?: string;
  /** Said under the label, always. */
  hint?: ReactNode;
  /** What is wrong with the value and what to do; marks the field invalid. */
  error?: string | undefined;
  /** Shown at the end of the input, such as a "Show" button. */
  addon?: ReactNode;
};

/**
 * One line of text with its label. Give what was typed back as `defaultValue` after a refusal,
 * so that typing is never lost. The error and the hint describe the input to a screen reader.
 */
export function TextField(props: TextFieldProps) {
  const { name, label, id = name, hint, error, addon, className = '', ...input } = props;
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={hintId} className="text-ink-soft text-sm">
          {hint}
        </p>
      )}
      <div className="relative flex items-center gap-2">
        <input
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={[errorId, hintId].filter(Boolean).join(' ') || undefined}
          className={fieldClass}
          {...input}
        />
        {addon}
      </div>
      {error && (
        <p id={errorId} className="text-bad text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

/** The look of whatever holds typed text or a choice from a list. */
export const fieldClass =
  'min-h-11 w-full rounded-lg border border-line-strong bg-raised px-3.5 py-2 text-ink placeholder:text-ink-soft hover:border-ink aria-invalid:border-2 aria-invalid:border-bad disabled:opacity-60';
