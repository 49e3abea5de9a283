'use client';

import { type FormEvent, useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Status } from '@/components/ui/status';
import { fieldClass } from '@/components/ui/text-field';
import type { FormState } from '@/lib/form-state';
import { useSubmitOnce } from '../../otp/use-submit-once';
import { ProductPicture } from '../product-picture';
import { displayChanged } from '../use-display';

export type FormAct = (previous: FormState, form: FormData) => Promise<FormState>;

export type CartLineProps = {
  locale: string;
  variantId: string;
  href: string;
  name: string;
  options: string;
  /** Name and options, to tell one line's button from another's. */
  fullName: string;
  picture: { src: string; alt: string; width: number; height: number } | null;
  /** How many are counted; 0 when sold out. */
  quantity: number;
  /** Already in words: "₹390 each". */
  each: string;
  total: string;
  /** That the stock fell, and what follows. */
  notice: string | null;
  labels: { quantity: string; update: string; remove: string; saving: string };
  set: FormAct;
  removal: {
    send: (form: FormData) => void;
    onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  };
};

const TYPING_MS = 500;

/** One line of the basket: what it is, how many, what that costs, and the way out. */
export function CartLine(props: CartLineProps) {
  const { locale, variantId, picture, quantity, notice, labels, removal } = props;
  return (
    <li className="grid grid-cols-[5rem_1fr] gap-x-4 gap-y-3 py-5 sm:grid-cols-[7rem_1fr_auto] sm:gap-x-6">
      <Link href={props.href} tabIndex={-1} aria-hidden="true" className="row-span-2">
        {picture && (
          <ProductPicture
            picture={{ ...picture, variantOption: null }}
            sizes="7rem"
            decorative
            className="rounded-xl"
          />
        )}
      </Link>
      <div className="min-w-0">
        <h2 className="text-xl">
          <Link href={props.href} className="hover:underline underline-offset-4">
            {props.name}
          </Link>
        </h2>
        {props.options && <p className="text-ink-soft">{props.options}</p>}
        <p className="text-ink-soft text-sm">{props.each}</p>
        {notice && <p className="mt-1 font-semibold text-bad text-sm">{notice}</p>}
      </div>
      <p className="col-start-2 text-lg tabular-nums sm:col-start-3 sm:text-right">{props.total}</p>
      <div className="col-start-2 flex flex-wrap items-start gap-x-4 gap-y-2 sm:col-span-2">
        {quantity > 0 && <QuantityForm {...props} />}
        <form action={removal.send} onSubmit={removal.onSubmit}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="variantId" value={variantId} />
          <Button look="quiet" aria-describedby={`name-${variantId}`}>
            {labels.remove}
          </Button>
          <span id={`name-${variantId}`} hidden>
            {props.fullName}
          </span>
        </form>
      </div>
    </li>
  );
}

function QuantityForm({ locale, variantId, quantity, labels, set }: CartLineProps) {
  const [state, send, pending] = useActionState(set, { status: 'idle' } as FormState);
  const { onSubmit } = useSubmitOnce(send, pending);
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (state.status !== 'ok') return;
    if (input.current && state.values?.quantity) input.current.value = state.values.quantity;
    window.dispatchEvent(new Event(displayChanged));
  }, [state]);
  useEffect(() => {
    if (input.current && input.current !== document.activeElement)
      input.current.value = String(quantity);
  }, [quantity]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const id = `quantity-${variantId}`;
  const error = state.errors?.quantity ?? (state.status === 'refused' ? state.message : undefined);
  return (
    <form
      ref={form}
      action={send}
      onSubmit={(event) => {
        clearTimeout(timer.current);
        onSubmit(event);
      }}
      noValidate
      className="grid gap-1"
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="variantId" value={variantId} />
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="text-ink-soft text-sm">
          {labels.quantity}
        </label>
        <input
          ref={input}
          id={id}
          name="quantity"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={state.values?.quantity ?? quantity}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error name-${variantId}` : `name-${variantId}`}
          className={`${fieldClass} max-w-20 text-center tabular-nums`}
          onInput={() => {
            clearTimeout(timer.current);
            // Nobody has to press "Update": a pause in typing says that the number is meant.
            timer.current = setTimeout(() => {
              if (input.current?.value.trim()) form.current?.requestSubmit();
            }, TYPING_MS);
          }}
        />
        <Button look="quiet" pending={pending}>
          {labels.update}
        </Button>
      </div>
      {error && (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      )}
      <Status className="text-ink-soft text-sm">
        {pending ? labels.saving : state.status === 'ok' ? state.message : ''}
      </Status>
    </form>
  );
}
