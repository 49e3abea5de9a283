import type { PrismaClient } from '../platform/generated/client';
import { Prisma } from '../platform/generated/client';
import { hashPassword } from './password';

export type NewMember = { name: string; email: string; phone: string; password: string };

/** Makes a verified member without a code: for personas and for tests, in demo mode only. */
export async function createMember(
  db: PrismaClient,
  { password, ...details }: NewMember,
  now: Date,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'taken' }> {
  const passwordHash = await hashPassword(password);
  try {
    const { id } = await db.user.create({
      data: { ...details, passwordHash, phoneVerifiedAt: now, createdAt: now },
      select: { id: true },
    });
    return { ok: true, id };
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      return { ok: false, reason: 'taken' };
    throw error;
  }
}
