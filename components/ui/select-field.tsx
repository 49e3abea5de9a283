import type { ComponentProps, ReactNode } from 'react';
import { fieldClass } from './text-field';

type SelectFieldProps = Omit<ComponentProps<'select'>, 'id' | 'children'> & {
  name: string;
  label: ReactNode;
  id?: string;
  /** What can be chosen, in order. */
  options: { value: string; label: string }[];
  error?: string | undefined;
};

/** A choice from a closed list, with the browser's own control. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, id = name, options, error, className = '', ...select } = props;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <select
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={errorId}
        className={fieldClass}
        {...select}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error && (
        <p id={errorId} className="text-bad text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
