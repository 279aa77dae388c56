import type { IncomingMessage, ServerResponse } from "node:http";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** A name that the framework loses on its way to a handler of the API, where no field may be ignored. */
const LOST = "__proto__";

/** Whether the framework would answer with a 500 or nothing of its own: to an address that cannot be decoded, to a method it does not know; or would not pass on what was asked. */
export const isMalformed = ({ url = "", method = "" }: IncomingMessage): boolean => !METHODS.includes(method) || !isDecodable(url) || isCutShort(url);

function isCutShort(address: string): boolean {
  const at = address.indexOf("?");
  return at > 0 && address.startsWith("/api/v1/") && new URLSearchParams(address.slice(at)).has(LOST);
}

function isDecodable(address: string): boolean {
  try {
    decodeURIComponent(address.split("?")[0]!);
    return true;
  } catch {
    return false;
  }
}

/** Answers such a request, in the language it asks for. */
export async function answerMalformed({ url = "", method = "", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const { refused } = await import("./route");
  const asked = new Request("http://localhost/", { headers: { "accept-language": headers["accept-language"] ?? "", authorization: headers.authorization ?? "" } });
  const answer = await refused(asked, await refusalOf(url, method));

  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(method === "HEAD" ? undefined : await answer.text());
}

async function refusalOf(url: string, method: string): Promise<Error> {
  const [{ HttpRefusal }, { AppError }] = await Promise.all([import("./problem"), import("@/lib/core/errors")]);
  const allow = METHODS.join(", ");
  if (!METHODS.includes(method)) return new HttpRefusal("method_not_allowed", "methodNotAllowed", { method, allow }, { Allow: allow });
  if (!isDecodable(url)) return new AppError("invalid", "addressMalformed");
  return new AppError("invalid", "invalid", {}, { [LOST]: [{ key: "unknownField" }] });
}
