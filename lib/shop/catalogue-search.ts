import 'server-only';
import type { Locale } from '@/lib/i18n/routing';
import { db } from '@/lib/platform/db';
import { inOrder } from './catalogue';
import { summaryRows, toSummary } from './catalogue-rows';
import type { ProductSummary, Sort } from './catalogue-types';

/** Shares of a word's trigrams that must be found: as good as right, and right but for a slip. */
const NEAR = 0.6;
const SLIP = 0.4;

type Search = { query: string; locale: Locale; category?: string | undefined; sort: Sort };

/**
 * Products for what somebody typed: those that hold the words first, then those that nearly do. Only
 * when there is none of either, every word may have a slip in it. `query` comes from `readQuery`.
 */
export async function searchProducts(search: Search): Promise<ProductSummary[]> {
  // Two letters or more: a lone one is in every text.
  const words = search.query.toLowerCase().match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? [];
  if (words.length === 0) return [];
  const near = await matches(words, NEAR);
  // In a word of three letters a slip leaves nothing to go by.
  const long = words.filter((word) => word.length > 3);
  const ids = near.length > 0 || long.length === 0 ? near : await matches(long, SLIP);
  const rows = await db().product.findMany({
    where: { id: { in: ids }, ...(search.category ? { categoryId: search.category } : {}) },
    include: summaryRows,
  });
  const ranked = rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return inOrder(
    ranked.map((row) => toSummary(row, search.locale)),
    search.sort,
    search.locale,
  );
}

/** Ids of products, best first. The expression is that of `products_full_text_idx`, to the letter. */
async function matches(words: string[], likeness: number): Promise<string[]> {
  const text = words.join(' ');
  const [, rows] = await db().$transaction([
    db()
      .$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(likeness)}, true)`,
    db().$queryRaw<{ id: string }[]>`
      WITH needle AS (
        SELECT websearch_to_tsquery('english', ${text}) || websearch_to_tsquery('simple', ${text}) AS words
      ), found AS (
        SELECT id, position, name, search_text,
          setweight(to_tsvector('english', "name"), 'A') || setweight(to_tsvector('simple', "search_text"), 'B') AS text
        FROM products
        WHERE (setweight(to_tsvector('english', "name"), 'A') || setweight(to_tsvector('simple', "search_text"), 'B'))
              @@ (SELECT words FROM needle)
           OR search_text %> ALL (${words}::text[])
      )
      SELECT id FROM found, needle
      ORDER BY text @@ words DESC, ts_rank(text, words) DESC,
        (SELECT sum(word_similarity(word, name) + word_similarity(word, search_text))
         FROM unnest(${words}::text[]) AS word) DESC,
        position`,
  ]);
  return rows.map(({ id }) => id);
}
