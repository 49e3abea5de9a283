import type { Db } from '../platform/db';

/** The language that who has this number (E.164) last signed in with; null where nobody has, or did. */
export async function ownersLocale(db: Db, phone: string): Promise<string | null> {
  const last = await db.session.findFirst({
    where: { user: { phone }, locale: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { locale: true },
  });
  return last?.locale ?? null;
}
