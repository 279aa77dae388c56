import type { Register } from "@/lib/store/register/schemas";

import { ask, type Asked } from "./ask";

/** How long another tab of this browser gets to say that the register is its own. */
const ANSWER_WITHIN_MS = 150;

type Message = { kind: "whose" | "mine" | "taken"; registerId: string; tab: string };

export type Claimed =
  | { kind: "mine"; register: Register }
  | { kind: "held"; message: string | null } // by another device, who says so; or by another tab, without words
  | { kind: "refused"; message: string }
  | { kind: "unknown" | "signedOut" };

/**
 * The register in this tab's hands. Between devices the shop decides; between tabs of one browser, which are one device,
 * they settle it among themselves, and who loses hears it at once.
 */
export class Claim {
  private readonly channel: BroadcastChannel;
  private held: string | null = null;
  private isClosed = false;

  constructor(private readonly storeId: string, private readonly tab: string, private readonly deviceId: string, private readonly onLost: () => void) {
    this.channel = new BroadcastChannel(`till:${storeId}`);
    this.channel.addEventListener("message", ({ data }: MessageEvent<Message>) => this.hear(data));
  }

  /** Asks for the register, or with `takeOver` takes it from whoever has it. */
  async take(registerId: string, takeOver: boolean): Promise<Claimed> {
    const [elsewhere, asked] = await Promise.all([
      takeOver ? false : this.isElsewhere(registerId),
      ask<Register>(this.storeId, "claim", { id: registerId, deviceId: this.deviceId, takeOver }),
    ]);
    if (this.isClosed) return { kind: "unknown" };
    if (elsewhere) return { kind: "held", message: null };
    if (asked.kind !== "answer") return asked;
    if (asked.result.data === null) return { kind: asked.result.error.code === "conflict" ? "held" : "refused", message: asked.result.message };

    this.held = registerId;
    this.say("taken", registerId);
    return { kind: "mine", register: asked.result.data };
  }

  /** Whether the shop still knows this device as the one that sells there. */
  check = (registerId: string): Promise<Asked<Register>> => ask<Register>(this.storeId, "hold", { id: registerId, deviceId: this.deviceId }, { timeoutMs: 8_000 });

  /** Gives the register back. */
  async release(registerId: string): Promise<void> {
    this.held = null;
    await ask(this.storeId, "release", { id: registerId, deviceId: this.deviceId }, { timeoutMs: 5_000 });
  }

  /** Another has it now: this tab no longer answers for it. */
  drop(): void {
    this.held = null;
  }

  close(): void {
    this.drop();
    this.isClosed = true;
    this.channel.close();
  }

  private hear({ kind, registerId, tab }: Message): void {
    if (tab === this.tab || registerId !== this.held) return;
    if (kind === "whose") this.say("mine", registerId);
    if (kind !== "taken") return;
    this.drop();
    this.onLost();
  }

  private isElsewhere(registerId: string): Promise<boolean> {
    return new Promise((settle) => {
      const done = (answer: boolean) => {
        clearTimeout(timer);
        this.channel.removeEventListener("message", listen);
        settle(answer);
      };
      const listen = ({ data }: MessageEvent<Message>) => {
        if (data.kind === "mine" && data.registerId === registerId && data.tab !== this.tab) done(true);
      };
      const timer = setTimeout(() => done(false), ANSWER_WITHIN_MS);
      this.channel.addEventListener("message", listen);
      this.say("whose", registerId);
    });
  }

  private say(kind: Message["kind"], registerId: string): void {
    this.channel.postMessage({ kind, registerId, tab: this.tab } satisfies Message);
  }
}
