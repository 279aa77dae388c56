import { createLucideIcon } from "lucide-react";

/** A cash register, drawn as the icons it stands among. */
export const TillIcon = createLucideIcon("till", [
  ["rect", { x: "4", y: "12", width: "16", height: "8", rx: "1.5", key: "drawer" }],
  ["path", { d: "M6 12l1.2-4.2a1 1 0 0 1 1-.8h7.6a1 1 0 0 1 1 .8L18 12M9 7V4h6v3M10.5 16h3", key: "register" }],
]);
