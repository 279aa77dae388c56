"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";

import { Input } from "@/components/ui/input";

/** A password, hidden until its owner wants to see it. */
export function PasswordInput(props: ComponentProps<typeof Input>) {
  const t = useTranslations("auth");
  const [isShown, setShown] = useState(false);
  const button = { icon: isShown ? EyeOff : Eye, label: t("showPassword"), pressed: isShown, onClick: () => setShown(!isShown) };

  return <Input {...props} type={isShown ? "text" : "password"} autoCapitalize="none" spellCheck={false} button={button} />;
}
