import { hashPassword } from '@/lib/identity/password';
import { phoneKey } from '@/lib/otp/challenge';
import { issueChallenge } from '@/lib/otp/issue';
import { db } from '@/lib/platform/db';

// Run as a program by shoppers.mjs: `first` is the number of the first shopper, `members` how many to
// make, `codes` how many of them (the last ones) get an open sign-in code. Answers in one line of JSON.
const [first = 0, members = 0, codes = 0] = process.argv.slice(2).map(Number);

const password = 'chai-on-the-verandah';
const passwordHash = await hashPassword(password);
const now = new Date();
const phones = Array.from(
  { length: members },
  (_, index) => `+9190${String(first + index).padStart(8, '0')}`,
);
await db().user.createMany({
  data: phones.map((phone) => ({
    name: 'Meera Bench',
    email: `${phone.slice(1)}@bench.example`,
    phone,
    passwordHash,
    phoneVerifiedAt: now,
  })),
});

const holders: string[] = [];
const waiting = await db().user.findMany({
  where: { phone: { in: phones.slice(members - codes) } },
  select: { id: true, phone: true },
});
for (const { id, phone } of waiting) {
  const issued = await issueChallenge(
    db(),
    {
      purpose: 'login',
      phone,
      throttleKey: phoneKey(phone),
      subject: id,
      accountId: id,
      client: null,
      context: { next: '/' },
      locale: 'en',
    },
    now,
  );
  if (!issued.ok) throw new Error(issued.reason);
  holders.push(`${issued.holder.id}.${issued.holder.secret}`);
}
await db().$disconnect();
process.stdout.write(
  `${JSON.stringify({ password, phones: phones.slice(0, members - codes), holders })}\n`,
);
