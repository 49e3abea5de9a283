'use client';

import { type Ref, startTransition, useActionState, useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { Status } from '@/components/ui/status';
import { TextField } from '@/components/ui/text-field';
import type { Locale } from '@/lib/i18n/routing';
import type { ChosenOptions, VariantView } from '@/lib/shop/catalogue-types';
import { formatPaise } from '@/lib/shop/money';
import { leadsNowhere, type SelectionIndex } from '@/lib/shop/variant-selection';
import { displayChanged } from './use-display';

export type AddToCartState = {
  status: 'idle' | 'ok' | 'refused';
  message?: string;
  /** By field name. */
  errors?: Record<string, string>;
};
export type AddToCart = (state: AddToCartState, form: FormData) => Promise<AddToCartState>;

/** Texts, already in the reader's language. */
export type AddToCartLabels = {
  quantity: string;
  add: string;
  adding: string;
  soldOut: string;
  soldOutHint: string;
  /** "Only {count} left": one piece, and several. */
  lowOne: string;
  lowOther: string;
  inStock: string;
  tax: string;
  viewCart: string;
  cartHref: string;
  /** By option name. */
  optionNames: Record<string, string>;
};

type AddToCartFormProps = {
  ref: Ref<HTMLFormElement>;
  slug: string;
  locale: Locale;
  index: SelectionIndex;
  /** Ticked when the form appears; another start makes the radios anew. */
  start: ChosenOptions;
  chosen: ChosenOptions;
  variant: VariantView | undefined;
  onChoose: (option: string, value: string) => void;
  addToCart: AddToCart;
  labels: AddToCartLabels;
};

/** So many pieces or fewer are worth saying. */
const LOW = 5;

/** Options, quantity and button. A plain form until the script is there, and the same form after. */
export function AddToCartForm(props: AddToCartFormProps) {
  const { index, start, chosen, variant, labels, locale } = props;
  const [state, send, pending] = useActionState(props.addToCart, { status: 'idle' });
  const [loaded, setLoaded] = useState(false);
  useEffect(() => setLoaded(true), []);
  useEffect(() => {
    if (state.status !== 'idle') window.dispatchEvent(new Event(displayChanged));
  }, [state]);
  const stock = variant?.stock ?? 0;
  return (
    <form
      ref={props.ref}
      action={send}
      onSubmit={(event) => {
        // As a form's action React would reset the form afterwards, and the choice with it.
        event.preventDefault();
        if (pending || stock === 0) return;
        const form = new FormData(event.currentTarget);
        startTransition(() => send(form));
      }}
      className="grid gap-7"
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="product" value={props.slug} />
      {/* Empty until it can follow the choice: the server then goes by the ticked options. */}
      <input type="hidden" name="variantId" value={loaded ? (variant?.id ?? '') : ''} />
      <div className="grid gap-1">
        <p className="font-display text-3xl tabular-nums">
          {formatPaise((variant ?? index.variants[0])?.pricePaise ?? 0, locale)}
        </p>
        <p className="text-ink-soft text-sm">{labels.tax}</p>
      </div>
      {index.options.map(({ name, values }, at) => (
        <RadioGroup
          key={`${name} ${start[name]}`}
          name={`option${at + 1}`}
          legend={labels.optionNames[name] ?? name}
          layout="tiles"
          defaultValue={start[name]}
          onChange={(value) => props.onChoose(name, value)}
          choices={values.map((value) => ({
            value,
            label: value,
            hint: leadsNowhere(index, chosen, name, value) ? labels.soldOut : undefined,
          }))}
        />
      ))}
      <div className="grid gap-3">
        <div className="flex items-end gap-3">
          <TextField
            name="quantity"
            label={labels.quantity}
            type="number"
            inputMode="numeric"
            min={1}
            max={Math.max(1, stock)}
            defaultValue={1}
            required
            error={state.errors?.quantity}
            className="w-24"
          />
          <Button pending={pending} disabled={stock === 0} className="grow sm:max-w-72">
            {pending ? labels.adding : labels.add}
          </Button>
        </div>
        <StockLine stock={stock} labels={labels} />
      </div>
      {state.status === 'refused' && <Alert>{state.message}</Alert>}
      <Status className={state.status === 'ok' ? 'rounded-xl bg-good-wash px-5 py-4' : ''}>
        {state.status === 'ok' && (
          <>
            {state.message}{' '}
            <a href={labels.cartHref} className="font-semibold underline underline-offset-4">
              {labels.viewCart}
            </a>
          </>
        )}
      </Status>
    </form>
  );
}

function StockLine({ stock, labels }: { stock: number; labels: AddToCartLabels }) {
  if (stock === 0) {
    return (
      <p className="text-bad">
        <strong>{labels.soldOut}.</strong> {labels.soldOutHint}
      </p>
    );
  }
  const low = (stock === 1 ? labels.lowOne : labels.lowOther).replace('{count}', String(stock));
  return stock <= LOW ? (
    <p className="font-semibold text-clay">{low}</p>
  ) : (
    <p className="text-good">{labels.inStock}</p>
  );
}
