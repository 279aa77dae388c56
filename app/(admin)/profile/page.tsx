import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { personContext, sessionContext } from "@/app/_server/context";
import { formatPhone } from "@/components/format";
import { Messages } from "@/components/messages";
import { Card, Facts } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { readUser } from "@/lib/accounts/user/queries";

import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage() {
  const [{ store, person }, { systemDb, userId }] = [await sessionContext(), await personContext()];
  const [t, menu, { username, phone, email, firstName, lastName, locale }] = [await getTranslations("profile"), await getTranslations("menu"), await readUser(systemDb, userId)];

  return (
    <Messages only={["profile", "auth"]}>
      <PageHeader title={t("title")} />
      <div className="pgrid">
        <div className="l">
          <Card title={t("person")}><ProfileForm key={locale} {...{ firstName, lastName, locale }} /></Card>
          <Card title={t("password")}><PasswordForm /></Card>
        </div>
        <div className="r">
          <Card title={t("account")}>
            <Facts items={[
              { key: "username", name: t("username"), value: username },
              { key: "phone", name: t("phone"), value: phone && formatPhone(phone) },
              { key: "email", name: t("email"), value: email },
              { key: "store", name: t("store"), value: store.name },
              { key: "role", name: t("role"), value: menu(`roles.${person.role}`) },
            ]} />
          </Card>
        </div>
      </div>
    </Messages>
  );
}
