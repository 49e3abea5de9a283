import type { ComponentProps, ReactNode } from 'react';

type CheckboxProps = Omit<ComponentProps<'input'>, 'id' | 'type' | 'children'> & {
  name: string;
  label: ReactNode;
  id?: string;
  hint?: ReactNode;
};

/** A yes or no that is left alone unless somebody ticks it. */
export function Checkbox({ name, label, id = name, hint, ...input }: CheckboxProps) {
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className="flex min-h-11 items-center gap-3">
      <input
        id={id}
        name={name}
        type="checkbox"
        aria-describedby={hintId}
        className="size-5 shrink-0 accent-clay"
        {...input}
      />
      <span className="grid grow">
        <label htmlFor={id} className="py-2">
          {label}
        </label>
        {hint && (
          <span id={hintId} className="text-ink-soft text-sm">
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
