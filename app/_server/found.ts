import "server-only";

import { notFound } from "next/navigation";
import { z } from "zod";

import { AppError } from "@/lib/core/errors";

/** A record that a page can do without: one that is not there is none. What else fails, fails. */
export async function optional<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  });
}

/** What a page is about: what is not there, another store's, not for these eyes, or under an address that is no id, is the "no such page" page. */
export async function found<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (error instanceof z.ZodError || (error instanceof AppError && (error.code === "not_found" || error.code === "forbidden"))) notFound();
    throw error;
  });
}
