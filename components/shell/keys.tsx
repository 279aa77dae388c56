"use client";

import { LayerBody } from "@/components/ui/layer";
import { DialogPanel } from "@/components/ui/layer-panels";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What is done, and by which keys. */
  keys: readonly { does: string; keys: readonly string[] }[];
};

/** All keys of a screen. */
export function Keys({ open, onOpenChange, title, keys }: Props) {
  return (
    <DialogPanel open={open} onOpenChange={onOpenChange} title={title}>
      <LayerBody>
        <dl className="keys">
          {keys.map(({ does, keys: pressed }) => (
            <div key={does}>
              <dt>{does}</dt>
              <dd>{pressed.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
            </div>
          ))}
        </dl>
      </LayerBody>
    </DialogPanel>
  );
}
