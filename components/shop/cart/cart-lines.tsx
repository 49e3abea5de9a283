'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import type { FormState } from '@/lib/form-state';
import { useSubmitOnce } from '../../otp/use-submit-once';
import { displayChanged } from '../use-display';
import { CartLine, type CartLineProps, type FormAct } from './cart-line';

type CartLinesProps = {
  locale: string;
  lines: Omit<CartLineProps, 'locale' | 'labels' | 'set' | 'removal'>[];
  labels: CartLineProps['labels'] & { undo: string; removed: string };
  set: FormAct;
  remove: FormAct;
};

type Removed = { variantId: string; name: string; quantity: number };

/** The basket's lines, and for a moment the one that was just taken out, to be put back. */
export function CartLines({ locale, lines, labels, set, remove }: CartLinesProps) {
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [removal, sendRemoval, removing] = useActionState(remove, { status: 'idle' } as FormState);
  const [undone, sendUndo, undoing] = useActionState(set, { status: 'idle' } as FormState);
  const takeOut = useSubmitOnce(sendRemoval, removing);
  const putBack = useSubmitOnce(sendUndo, undoing);
  const status = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (removal.status !== 'ok') return;
    window.dispatchEvent(new Event(displayChanged));
    // The button that had the focus is gone with its line.
    status.current?.focus();
  }, [removal]);
  useEffect(() => {
    if (undone.status !== 'ok') return;
    setRemoved(null);
    window.dispatchEvent(new Event(displayChanged));
  }, [undone]);

  const gone = removed && !lines.some((line) => line.variantId === removed.variantId);
  return (
    <>
      <ul className="divide-y divide-line border-line border-y empty:hidden">
        {lines.map((line) => (
          <CartLine
            key={line.variantId}
            {...line}
            locale={locale}
            labels={labels}
            set={set}
            removal={{
              send: sendRemoval,
              onSubmit: (event) => {
                setRemoved({
                  variantId: line.variantId,
                  name: line.fullName,
                  quantity: line.quantity,
                });
                takeOut.onSubmit(event);
              },
            }}
          />
        ))}
      </ul>
      <div ref={status} tabIndex={-1}>
        <Status>
          {removal.status === 'refused' && <p className="text-bad">{removal.message}</p>}
          {gone && removal.status === 'ok' && (
            <p className="py-3">{labels.removed.replace('{name}', removed.name)}</p>
          )}
        </Status>
        {gone && removal.status === 'ok' && removed.quantity > 0 && (
          <form action={sendUndo} onSubmit={putBack.onSubmit}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="variantId" value={removed.variantId} />
            <input type="hidden" name="quantity" value={removed.quantity} />
            <Button look="secondary" pending={undoing}>
              {labels.undo}
            </Button>
          </form>
        )}
      </div>
    </>
  );
}
