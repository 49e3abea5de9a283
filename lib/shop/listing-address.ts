import type { Sort } from './catalogue-types';

type ListingAddress = { query?: string; category?: string | undefined; sort?: Sort };

/** The address of a listing without its language; what is usual is left out of it. */
export function listingPath({ query, category, sort }: ListingAddress): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (category) parameters.set('category', category);
  if (sort && sort !== 'featured') parameters.set('sort', sort);
  const text = parameters.toString();
  return text ? `/products?${text}` : '/products';
}
