import type { ReactNode } from 'react';

/** A page of one column and one task: signing in, setting a password, typing a code. */
export function NarrowPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mx-auto w-full max-w-md px-5 py-10 sm:py-16">
      <h1 className="font-display text-4xl">{title}</h1>
      {children}
    </section>
  );
}
