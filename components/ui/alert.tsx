import type { ReactNode } from 'react';

type AlertProps = {
  /** What happened, in one short line. */
  title?: ReactNode;
  /** What to do next. */
  children: ReactNode;
};

/** A refusal, said at once to a screen reader. One per form, before its first field. */
export function Alert({ title, children }: AlertProps) {
  return (
    <div role="alert" className="rounded-xl border-bad border-l-4 bg-bad-wash px-5 py-4">
      {title && <p className="font-semibold text-bad">{title}</p>}
      <div>{children}</div>
    </div>
  );
}
