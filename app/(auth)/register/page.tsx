import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { isSignedIn } from "../signed-in";
import { RegisterForm } from "./register-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("registerTitle") };
}

export default async function RegisterPage() {
  if (await isSignedIn()) redirect("/");
  const t = await getTranslations("auth");

  return (
    <>
      <h1>{t("registerTitle")}</h1>
      <RegisterForm />
      <p className="after">{t("haveShop")} <Link className="link" href="/sign-in">{t("signIn")}</Link></p>
    </>
  );
}
