import "server-only";

import { headers } from "next/headers";

import { readSession } from "@/app/_server/identity";

/**
 * Whether somebody who is signed in opened a page of the door. Not where the door signs them in this moment: its form goes
 * on by itself then, and a redirect beside it would fetch the next page twice.
 */
export async function isSignedIn(): Promise<boolean> {
  const isAnswer = (await headers()).has("next-action");
  return !isAnswer && (await readSession(new Date())) !== undefined;
}
