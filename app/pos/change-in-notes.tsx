"use client";

import { useTranslations } from "next-intl";

import { inNotes } from "./cash";
import { useFigures } from "./figures";

/** The change as the hand counts it out. */
export function ChangeInNotes({ change }: { change: bigint }) {
  const t = useTranslations("till");
  const { money } = useFigures();
  return (
    <div className="notes">
      <small>{t("giveSo")}</small>
      <ul>
        {inNotes(change).notes.map(({ note, count }) => <li key={String(note)}><b>{money(note)}</b><span>× {count}</span></li>)}
      </ul>
    </div>
  );
}
