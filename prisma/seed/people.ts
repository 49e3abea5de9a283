import { hashPassword } from '@/lib/identity/password';
import type { Db } from '@/lib/platform/db';
import personas from '../personas.json';

/** Makes the demo's members where they are missing; whoever exists keeps their password and number. */
export async function inviteMembers(db: Db, now: Date): Promise<void> {
  for (const { name, email, phone, password } of personas) {
    const known = await db.user.findFirst({ where: { OR: [{ email }, { phone }] } });
    if (known) continue;
    const user = await db.user.create({
      data: {
        name,
        email,
        phone,
        passwordHash: await hashPassword(password),
        phoneVerifiedAt: now,
      },
    });
    if (email.startsWith('asha@')) {
      await db.address.create({ data: { userId: user.id, name, phone, ...home, isDefault: true } });
    }
  }
}

const home = {
  line1: '14, Lodhi Colony',
  line2: 'Near the Sunday book market',
  city: 'New Delhi',
  state: 'Delhi',
  pin: '110003',
};
