"use client";

import { FileUp } from "lucide-react";
import { type ReactNode, useState } from "react";

import { cx } from "./cx";
import { Icon } from "./icon";

type Props = {
  /** "Drop an Excel or CSV file here, or choose one". */
  title: ReactNode;
  hint?: ReactNode;
  accept: string;
  onFile: (file: File) => void;
  /** What has been chosen. */
  name?: string;
  inputName?: string;
};

/** A place to drop a file on, and a button to choose one. */
export function FileDrop({ title, hint, accept, onFile, name, inputName }: Props) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => { if (files?.[0]) onFile(files[0]); };

  return (
    <label
      className={cx("drop", over && "over")}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); }}
    >
      <Icon as={FileUp} size={28} className="mut" />
      <b>{name ?? title}</b>
      {hint && <small className="mut">{hint}</small>}
      <input type="file" className="sr" accept={accept} name={inputName} onChange={(event) => { take(event.target.files); event.target.value = ""; }} />
    </label>
  );
}
