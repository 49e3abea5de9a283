'use client';

import { useEffect, useState } from 'react';
import type { VariantView } from '@/lib/shop/catalogue-types';
import { displayChanged } from './use-display';

/**
 * The variants with stock and price as they are now; until they are known, or when they can't be had,
 * as they were when the page was made. Asked again when the shopper comes back, and when
 * something was put into the cart.
 */
export function useLiveStock(slug: string, made: VariantView[]): VariantView[] {
  const [variants, setVariants] = useState(made);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(`/api/stock/${slug}`, { signal: stop.signal });
        if (!answer.ok) return;
        const now: unknown = await answer.json();
        setVariants(made.map((variant) => ({ ...variant, ...figuresOf(now, variant.id) })));
      } catch {
        // Offline, or left: the figures of the page stay, and the cart checks them anyway.
      }
    };
    ask();
    window.addEventListener('focus', ask);
    window.addEventListener(displayChanged, ask);
    return () => {
      stop.abort();
      window.removeEventListener('focus', ask);
      window.removeEventListener(displayChanged, ask);
    };
  }, [slug, made]);
  return variants;
}

type Figures = { variants?: Record<string, { stock: number; pricePaise: number }> };

function figuresOf(answer: unknown, sku: string) {
  return (answer as Figures | null)?.variants?.[sku];
}
