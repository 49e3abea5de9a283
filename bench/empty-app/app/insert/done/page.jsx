import { cookies } from 'next/headers';

/** Rendered for its owner at each request, as a code screen is. */
export default async function DonePage() {
  const row = (await cookies()).get('bench_row');
  return <p>{row ? `inserted ${row.value}` : 'nothing'}</p>;
}
