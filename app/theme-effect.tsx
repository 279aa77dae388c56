"use client";

import { useLayoutEffect } from "react";

import { settleTheme } from "@/components/shell/theme";

/** The theme where `ThemeScript` did not run. */
export function ThemeEffect() {
  useLayoutEffect(settleTheme, []);
  return null;
}
