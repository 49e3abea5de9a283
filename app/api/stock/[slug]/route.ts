import { isDatabaseDown } from '@/lib/platform/database-down';
import { stockNow } from '@/lib/shop/stock-now';

const headers = { 'Cache-Control': 'no-store' };

/** The figures that a prerendered product page cannot know: `{ variants: { [sku]: { stock, pricePaise } } }`. */
export async function GET(_request: Request, { params }: RouteContext<'/api/stock/[slug]'>) {
  const { slug } = await params;
  // A slug of ours; PostgreSQL would choke on a null byte.
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) return Response.json({}, { status: 404, headers });
  try {
    const variants = await stockNow(slug);
    return variants
      ? Response.json({ variants }, { headers })
      : Response.json({}, { status: 404, headers });
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    return Response.json({}, { status: 503, headers });
  }
}
