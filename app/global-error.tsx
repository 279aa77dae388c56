"use client";

import { useEffect } from "react";

/** The frame itself failed, messages and styles with it: said in all languages by what needs neither. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => console.error(error), [error]);
  return (
    <html lang="uz">
      <body style={{ font: "16px/1.5 system-ui, sans-serif", display: "grid", placeContent: "center", minHeight: "100vh", margin: 0, padding: 16, textAlign: "center" }}>
        {SAID.map(([lang, text]) => <p key={lang} lang={lang} style={{ margin: 4 }}>{text}</p>)}
        <p><a href="/">↻</a> {error.digest}</p>
      </body>
    </html>
  );
}

const SAID = [
  ["uz", "Sahifa ochilmadi. Maʼlumotlaringiz joyida, qayta urinib koʻring."],
  ["uz-Cyrl", "Саҳифа очилмади. Маълумотларингиз жойида, қайта уриниб кўринг."],
  ["ru", "Страница не открылась. Данные на месте, попробуйте ещё раз."],
  ["en", "The page did not open. Your data is safe; try again."],
] as const;
