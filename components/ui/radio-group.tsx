import type { ReactNode } from 'react';

export type RadioChoice = {
  value: string;
  label: ReactNode;
  /** A second line: a price, a time, what is odd about it. */
  hint?: ReactNode;
  disabled?: boolean;
};

type RadioGroupProps = {
  name: string;
  legend: ReactNode;
  choices: RadioChoice[];
  /** Chosen at first; what was sent, after a refusal. */
  defaultValue?: string | undefined;
  error?: string | undefined;
  /** `tiles` for short names beside each other, `rows` for choices with a hint. */
  layout?: 'tiles' | 'rows';
  onChange?: (value: string) => void;
};

/** One choice of several as a fieldset; each radio is named by its label alone. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, legend, choices, defaultValue, error, layout = 'rows', onChange } = props;
  const errorId = error ? `${name}-error` : undefined;
  return (
    <fieldset aria-describedby={errorId} className="grid gap-2">
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className={layout === 'tiles' ? 'flex flex-wrap gap-2' : 'grid gap-2'}>
        {choices.map((choice, at) => (
          <Choice
            key={choice.value}
            id={`${name}-${at}`}
            name={name}
            choice={choice}
            layout={layout}
            checked={choice.value === defaultValue}
            invalid={Boolean(error)}
            onChange={onChange}
          />
        ))}
      </div>
      {error && (
        <p id={errorId} className="text-bad text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}

type ChoiceProps = {
  id: string;
  name: string;
  choice: RadioChoice;
  layout: 'tiles' | 'rows';
  checked: boolean;
  invalid: boolean;
  onChange: ((value: string) => void) | undefined;
};

function Choice({ id, name, choice, layout, checked, invalid, onChange }: ChoiceProps) {
  const hintId = choice.hint ? `${id}-hint` : undefined;
  const shape = layout === 'tiles' ? 'rounded-full px-4' : 'rounded-xl px-4 py-3';
  return (
    <div
      className={`relative flex min-h-11 items-center gap-3 border border-line-strong bg-raised hover:border-ink has-checked:border-ink has-checked:bg-tile has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-3 has-focus-visible:outline-indigo has-focus-visible:outline-offset-2 ${shape}`}
    >
      <input
        id={id}
        type="radio"
        name={name}
        value={choice.value}
        defaultChecked={checked}
        disabled={choice.disabled}
        aria-describedby={hintId}
        aria-invalid={invalid || undefined}
        onChange={onChange && (() => onChange(choice.value))}
        className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-[inherit] outline-none"
      />
      {layout === 'rows' && (
        <span
          aria-hidden="true"
          className="grid size-5 shrink-0 place-items-center rounded-full border-2 border-line-strong after:size-2.5 after:rounded-full peer-checked:border-clay peer-checked:after:bg-clay"
        />
      )}
      <span className="grid grow">
        <label htmlFor={id}>{choice.label}</label>
        {choice.hint && (
          <span id={hintId} className="text-ink-soft text-sm">
            {choice.hint}
          </span>
        )}
      </span>
    </div>
  );
}
