import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";

import { platformContext } from "@/app/_server/context";
import { authSecret, COOKIE_SECONDS, cookieName, isSecure, readSession } from "@/app/_server/identity";
import { authLog } from "@/app/_server/log";
import { refused } from "@/app/_server/route";
import { endSession } from "@/lib/accounts/session/sessions";
import { signIn } from "@/lib/accounts/session/sign-in";

import { assertAnswerable } from "./answerable";

// Links are built from what the operator says, never from the Host header.
if (process.env.APP_URL) process.env.NEXTAUTH_URL = process.env.APP_URL;

type Handler = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

/** next-auth's own doors to the same session: the cookie says nothing but which row of `sessions` it is. */
const options = (): NextAuthOptions => ({
  secret: authSecret(),
  logger: authLog,
  session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
  useSecureCookies: isSecure(),
  cookies: { sessionToken: { name: cookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } } },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { login: {}, password: {} },
      async authorize(credentials) {
        // Every refusal is the same one here; the sign-in page says more to who may hear it.
        const signedIn = await signIn(await platformContext(), { login: credentials?.login ?? "", password: credentials?.password ?? "" }).catch(() => null);
        return signedIn && { id: signedIn.sessionId };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      const { systemDb, now } = await platformContext();
      if (typeof token?.sid === "string") await endSession(systemDb, token.sid, now);
    },
  },
});

const handler: Handler = async (request, context) => {
  try {
    const { nextauth } = await context.params;
    await assertAnswerable(request, nextauth);
    // The cookie outlives its session; here, and not in a callback: a failure there would take the cookie away.
    if (nextauth[0] === "session" && !(await readSession(new Date()))) return Response.json({}, { headers: { "Cache-Control": "private, no-cache, no-store" } });
    return await (NextAuth as unknown as (request: Request, context: unknown, options: NextAuthOptions) => Promise<Response>)(request, context, options());
  } catch (error) {
    return refused(request, error);
  }
};

export { handler as GET, handler as POST };
