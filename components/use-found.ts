"use client";

import { useEffect, useRef, useState } from "react";

import type { Result } from "@/lib/core/result";

const REST_MS = 150;

type Ask<T> = (text: string) => Promise<readonly T[] | Result<T[]>>;

/**
 * What is found for a text, asked after a short rest; an empty text at once, `null` not at all. An answer that comes late is not
 * shown; a refusal, or one that does not come (its sentence is empty), is not "nothing found".
 */
export function useFound<T>(ask: Ask<T> | undefined, text: string | null) {
  const [found, setFound] = useState<readonly T[]>([]);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const latest = useRef(ask);
  useEffect(() => { latest.current = ask; });

  useEffect(() => {
    if (!latest.current || text === null) {
      setFound([]);
      setRefusal(undefined);
      return setAsking(false);
    }
    let current = true;
    setAsking(true);
    const timer = setTimeout(() => {
      latest.current!(text).then(resultOf, () => ({ error: true, data: [], message: "" })).then(({ error, data, message }) => {
        if (!current) return;
        setFound(data ?? []);
        setRefusal(error ? message : undefined);
        setAsking(false);
      });
    }, text === "" ? 0 : REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);

  return { found, asking, refusal };
}

const resultOf = <T>(answer: readonly T[] | Result<T[]>): { error?: unknown; data?: readonly T[] | null; message: string } =>
  ("message" in answer ? answer : { data: answer, message: "" });
