import type { IncomingMessage, ServerResponse } from "node:http";

/** Whether an address cannot be decoded: the framework would answer it with a 500 of its own. */
export function isMalformed(address: string | undefined): boolean {
  try {
    decodeURIComponent((address ?? "").split("?")[0]!);
    return false;
  } catch {
    return true;
  }
}

/** Answers such a request, in the language it asks for. */
export async function answerMalformed({ method, headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const [{ refused }, { AppError }] = await Promise.all([import("./route"), import("@/lib/core/errors")]);
  const asked = new Request("http://localhost/", { headers: { "accept-language": headers["accept-language"] ?? "" } });
  const answer = await refused(asked, new AppError("invalid", "addressMalformed"));

  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(method === "HEAD" ? undefined : await answer.text());
}
