"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

import { Field } from "@/components/form/field";
import { Input } from "@/components/ui/input";

type Session = { token: string; setToken: (token: string) => void };

const SessionContext = createContext<Session>({ token: "", setToken: () => undefined });

/** The token that calls from this page carry. It lives as long as the page: nothing of it is kept. */
export function ApiSession({ children }: { children: ReactNode }) {
  const [token, setToken] = useState("");
  const session = useMemo(() => ({ token, setToken }), [token]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export const useApiSession = (): Session => useContext(SessionContext);

/** Where a token is pasted; signing in below fills it. */
export function TokenField() {
  const t = useTranslations("api.docs");
  const { token, setToken } = useApiSession();
  return (
    <Field label={t("token")} hint={t("tokenHint")}>
      <Input icon={KeyRound} value={token} onChange={(event) => setToken(event.target.value.trim())} spellCheck={false} />
    </Field>
  );
}
