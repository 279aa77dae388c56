import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { safePath } from "../safe-path";
import { isSignedIn } from "../signed-in";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = safePath((await searchParams).next);
  if (await isSignedIn()) redirect(next);
  const t = await getTranslations("auth");

  return (
    <>
      <h1>{t("signIn")}</h1>
      <SignInForm next={next} />
      <p className="after">{t("noShop")} <Link className="link" href="/register">{t("register")}</Link></p>
    </>
  );
}
