import type { ComponentProps } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'quiet';

const looks: Record<ButtonLook, string> = {
  primary: 'bg-clay text-on-clay hover:bg-clay-deep active:translate-y-px',
  secondary: 'border border-line-strong text-ink hover:border-ink hover:bg-tile',
  quiet: 'text-indigo underline decoration-1 underline-offset-4 hover:decoration-2',
};

/**
 * The look of a button, for whatever is pressed: `<Link className={buttonClass('primary')}>`.
 * `primary` once a screen, `secondary` beside it, `quiet` in running text and lists.
 */
export function buttonClass(look: ButtonLook = 'primary', extra = ''): string {
  const room = look === 'quiet' ? 'px-1' : 'px-6';
  return `inline-flex min-h-11 items-center justify-center gap-2 rounded-full ${room} py-2 text-center font-semibold leading-tight motion-safe:transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60 ${looks[look]} ${extra}`;
}

type ButtonProps = ComponentProps<'button'> & {
  look?: ButtonLook;
  /** Work is under way: it stays focusable, says so, and asks to be pressed no more. */
  pending?: boolean;
};

/** A button; submits its form unless `type` says otherwise. Works on the server and in the browser. */
export function Button({ look, pending, className, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      aria-disabled={pending || undefined}
      className={buttonClass(look, className)}
      {...rest}
    />
  );
}
