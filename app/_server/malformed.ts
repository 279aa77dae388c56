import type { IncomingMessage, ServerResponse } from "node:http";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Whether the framework would answer with a 500 or nothing of its own: to an address that cannot be decoded, to a method it does not know. */
export const isMalformed = ({ url, method }: IncomingMessage): boolean => !METHODS.includes(method ?? "") || !isDecodable(url ?? "");

function isDecodable(address: string): boolean {
  try {
    decodeURIComponent(address.split("?")[0]!);
    return true;
  } catch {
    return false;
  }
}

/** Answers such a request, in the language it asks for. */
export async function answerMalformed({ method = "", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const [{ refused }, { HttpRefusal }, { AppError }] = await Promise.all([import("./route"), import("./problem"), import("@/lib/core/errors")]);
  const asked = new Request("http://localhost/", { headers: { "accept-language": headers["accept-language"] ?? "" } });
  const allow = METHODS.join(", ");
  const answer = await refused(asked, METHODS.includes(method) ? new AppError("invalid", "addressMalformed") : new HttpRefusal("method_not_allowed", "methodNotAllowed", { method, allow }, { Allow: allow }));

  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(method === "HEAD" ? undefined : await answer.text());
}
