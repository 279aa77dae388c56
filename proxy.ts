import { type NextRequest, NextResponse } from "next/server";
import { v7 } from "uuid";

/**
 * Before every page: a request id, a nonce for the few scripts that are ours, and the headers that keep strangers' code and
 * frames out. The API answers JSON only and passes by; who asks is decided where the data is.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const requestId = v7();
  const policy = contentPolicy(nonce);

  const inner = new Headers(request.headers);
  inner.set("x-request-id", requestId);
  inner.set("x-nonce", nonce);
  inner.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  inner.set("content-security-policy", policy); // Next puts the nonce on its own scripts

  const response = NextResponse.next({ request: { headers: inner } });
  response.headers.set("x-request-id", requestId);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=()");
  if (isSecure()) response.headers.set("strict-transport-security", "max-age=63072000");
  return response;
}

/** The sheet that the toast library adds by itself, empty at first. `proxy.test.ts` counts it anew. */
const TOAST_STYLES = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='";

function contentPolicy(nonce: string): string {
  const isDev = process.env.NODE_ENV === "development";
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    // Attributes carry widths of bars and places of menus; sheets of style come from us or not at all.
    `style-src-elem 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}' ${TOAST_STYLES}`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure() ? ["upgrade-insecure-requests"] : []),
  ];
  return rules.join("; ");
}

/** By the operator's word, never by a header. */
const isSecure = () => (process.env.APP_URL ?? "").startsWith("https://");

/** The files of `public` and the icon are named one by one: a page under a name like theirs is a page. */
export const config = {
  matcher: ["/((?!api/v1(?:/|$)|_next/(?:static|image)(?:/|$)|health(?:/|$)|(?:apple-touch-icon\\.png|favicon\\.ico|icon-192\\.png|icon-512\\.png|icon\\.svg|robots\\.txt|site\\.webmanifest)$).*)"],
};
