import "server-only";

import { unstable_rethrow } from "next/navigation";

import type { PlatformContext } from "@/lib/core/context";
import { ERRORS } from "@/lib/core/errors";
import { toFailure } from "@/lib/core/result";

import { reportOf } from "./log";
import { say } from "./sentences";

/** What went wrong as the pages' own code reads it: in the reader's language, under its status. Who is to be sent elsewhere, to the sign-in page for one, is. */
export async function failureAnswer(error: unknown, { locale, requestId }: Pick<PlatformContext, "locale" | "requestId">, headers?: HeadersInit): Promise<Response> {
  unstable_rethrow(error);
  const failure = toFailure(error, await say(locale), reportOf(requestId));
  return Response.json(failure, { status: ERRORS[failure.error.code].status, headers });
}
