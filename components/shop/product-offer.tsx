'use client';

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import type { ChosenOptions, OptionChoice, VariantView } from '@/lib/shop/catalogue-types';
import {
  choiceInQuery,
  firstChoice,
  indexVariants,
  pictureFor,
  queryForChoice,
  type SelectionIndex,
  variantFor,
} from '@/lib/shop/variant-selection';
import { type AddToCart, AddToCartForm, type AddToCartLabels } from './add-to-cart-form';
import { type GalleryPicture, ProductGallery } from './product-gallery';
import { useLiveStock } from './use-live-stock';

export type ProductOfferProps = {
  slug: string;
  locale: Locale;
  options: OptionChoice[];
  variants: VariantView[];
  pictures: GalleryPicture[];
  labels: AddToCartLabels & { pictures: string; show: string };
  addToCart: AddToCart;
  /** Name and tagline, rendered on the server. */
  heading: ReactNode;
  /** What stands below the form. */
  children: ReactNode;
};

/** A product's pictures and form: what is chosen decides both, and stands in the address. */
export function ProductOffer(props: ProductOfferProps) {
  const variants = useLiveStock(props.slug, props.variants);
  const index = useMemo(() => indexVariants(props.options, variants), [props.options, variants]);
  const [start, setStart] = useState<ChosenOptions>(() => firstChoice(index));
  const [chosen, setChosen] = useState(start);
  const [picked, setPicked] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const made = useRef(index);

  useEffect(() => {
    const before = firstChoice(made.current);
    const ticked = tickedIn(form.current, made.current);
    // What was ticked before the script came wins over the address: it is the later word.
    const asked = differs(ticked, before) ? ticked : choiceInQuery(made.current, location.search);
    if (!asked) return;
    setStart(asked);
    setChosen(asked);
  }, []);

  const onChoose = (option: string, value: string) => {
    const next = { ...chosen, [option]: value };
    setChosen(next);
    setPicked(null);
    const query = queryForChoice(index, next, location.search);
    history.replaceState(null, '', location.pathname + query + location.hash);
  };

  return (
    <div className="grid items-start gap-8 md:grid-cols-2 md:gap-12 lg:gap-16">
      <ProductGallery
        pictures={props.pictures}
        shown={picked ?? pictureFor(props.pictures, chosen)}
        onShow={setPicked}
        labels={props.labels}
      />
      <div className="grid gap-7">
        {props.heading}
        <AddToCartForm
          ref={form}
          slug={props.slug}
          locale={props.locale}
          index={index}
          start={start}
          chosen={chosen}
          variant={variantFor(index, chosen)}
          onChoose={onChoose}
          addToCart={props.addToCart}
          labels={props.labels}
        />
        {props.children}
      </div>
    </div>
  );
}

/** Field names of the options by position: a form must work where no script knows their names. */
export function fieldOf(at: number): string {
  return `option${at + 1}`;
}

function tickedIn(form: HTMLFormElement | null, index: SelectionIndex): ChosenOptions {
  if (!form) return {};
  const data = new FormData(form);
  return Object.fromEntries(
    index.options.map(({ name }, at) => [name, String(data.get(fieldOf(at)) ?? '')]),
  );
}

function differs(a: ChosenOptions, b: ChosenOptions): boolean {
  return Object.entries(a).some(([name, value]) => value && b[name] !== value);
}
