import { db } from '@/lib/platform/db';
import { products } from './catalogue/catalogue';
import personas from './personas.json';
import { inviteMembers } from './seed/people';
import { fillShelves } from './seed/shelves';

// Two seeds at once (a demo beside another) take turns.
await db().$transaction(async (tx) => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kulhad seed'))`;
  await fillShelves(tx);
  await inviteMembers(tx, new Date());
});
await db().$disconnect();
console.log(`The shelves hold ${products.length} products; ${personas.length} members are known.`);
