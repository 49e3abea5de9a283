import 'server-only';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { db } from '../platform/db';
import { env } from '../platform/env';
import { SESSION_SECONDS } from './sessions';
import { redeemTicket } from './tickets';

/**
 * Next-auth carries the session in its encrypted cookie. It has one provider, which takes one
 * thing: a ticket that only a finished sign-in hands out, good once and for a minute. Its own
 * routes are not mounted, so there is no endpoint to post to (I14).
 */
export const { auth, signIn, signOut } = NextAuth(() => {
  const { origin, authSecret } = env();
  // Our origin comes from configuration, never from a forwarded header (I8).
  process.env.AUTH_URL = `${origin}/api/auth`;
  const secure = origin.startsWith('https:');
  return {
    secret: authSecret,
    trustHost: true,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/login', error: '/login' },
    cookies: {
      sessionToken: {
        name: secure ? '__Host-kulhad_session' : 'kulhad_session',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    providers: [
      Credentials({
        id: 'ticket',
        credentials: { ticket: {} },
        authorize: async ({ ticket }) => {
          const session = await redeemTicket(db(), ticket, new Date());
          return session ? { id: session.userId, sessionId: session.id } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user && 'sessionId' in user ? { sub: user.id, sessionId: user.sessionId } : token,
      session: ({ session, token }) => ({ ...session, sessionId: token.sessionId }),
    },
  };
});
