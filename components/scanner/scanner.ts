/** A key as the detector needs it. `at`: the event's own clock, in milliseconds. */
export type Press = { key: string; code: string; at: number; shift?: boolean; ctrl?: boolean; alt?: boolean; meta?: boolean; repeat?: boolean };

/**
 * What to do with a key. `pass`: it is the person's. `hold`: keep it from the page, a scanner may be typing.
 * `scan`: the code is complete. `giveBack`: characters held before that were a person's after all.
 */
export type Verdict = { kind: "pass" | "hold"; giveBack: string } | { kind: "scan"; code: string };

/** Keys of one scan follow each other within this, the slowest of them. Nobody types so. */
const LONGEST_GAP_MS = 50;
/** And within this on average. */
const MEAN_GAP_MS = 35;
const SHORTEST_CODE = 3;
const MODIFIERS = ["Shift", "Control", "Alt", "Meta", "CapsLock", "NumLock", "AltGraph"];
const GROUP_SEPARATOR = "\x1d";

/**
 * Tells a scanner from a person by the time between keys, wherever the focus is. The first character of a scan cannot be
 * known as one and goes through; the rest is held until Enter says scan or a pause says person. Of a scan the caller takes
 * back what went through.
 */
export class ScanDetector {
  private burst: { typed: string; us: string; at: number }[] = [];
  private through = 0; // how many of them the page has already

  press(press: Press): Verdict {
    if (MODIFIERS.includes(press.key)) return { kind: "pass", giveBack: "" };
    if (press.key === "Enter") return this.enter(press.at);

    const typed = press.repeat ? undefined : characterOf(press);
    if (typed === undefined) return { kind: "pass", giveBack: this.flush() };

    const last = this.burst.at(-1);
    if (last && press.at - last.at <= LONGEST_GAP_MS) {
      this.burst.push({ typed, us: usCharacterOf(press) ?? typed, at: press.at });
      return { kind: "hold", giveBack: "" };
    }
    const giveBack = this.flush();
    this.burst = [{ typed, us: usCharacterOf(press) ?? typed, at: press.at }];
    this.through = 1;
    return { kind: "pass", giveBack };
  }

  /**
   * No key has come for longer than a scanner would take: what was held goes to the person. A busy machine may only be
   * late with the next one, though: the keys tell their own times, and then all of them are the scan's after all.
   */
  lapse(): string {
    const held = this.burst.slice(this.through).map(({ typed }) => typed).join("");
    this.through = this.burst.length;
    return held;
  }

  /** The same, for good. */
  private flush(): string {
    const held = this.lapse();
    this.burst = [];
    return held;
  }

  /** How long to wait for the next key before `lapse`. */
  static readonly PAUSE_MS = LONGEST_GAP_MS + 15;

  private enter(at: number): Verdict {
    const [first] = this.burst;
    const last = this.burst.at(-1);
    const isScan = first && last && this.burst.length >= SHORTEST_CODE && at - last.at <= LONGEST_GAP_MS && at - first.at <= MEAN_GAP_MS * this.burst.length;
    if (!isScan) return { kind: "pass", giveBack: this.flush() };

    // On a Cyrillic layout a scanner's Latin letters arrive as Cyrillic ones: the keys themselves know better.
    const isForeign = this.burst.some(({ typed }) => /[^\x00-\x7f]/.test(typed));
    const code = this.burst.map(({ typed, us }) => (isForeign ? us : typed)).join("");
    this.burst = [];
    return { kind: "scan", code };
  }
}

/** A browser's key as the detector needs it. */
export const pressOf = (event: KeyboardEvent): Press =>
  ({ key: event.key, code: event.code, at: event.timeStamp, shift: event.shiftKey, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, repeat: event.repeat });

/** Whether a key writes a character into a field. */
export const isCharacter = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean => key.length === 1 && !ctrlKey && !altKey && !metaKey;

/** Whether a key writes something that may begin a code. */
export const writes = (press: Press): boolean => characterOf(press) !== undefined;

/** GS travels as itself or, from most scanners, as Ctrl and the right bracket. */
function characterOf({ key, code, ctrl, alt, meta }: Press): string | undefined {
  if (key === GROUP_SEPARATOR || (ctrl && !alt && !meta && code === "BracketRight")) return GROUP_SEPARATOR;
  return key.length === 1 && !ctrl && !alt && !meta ? key : undefined;
}

const US_PLAIN: Record<string, string> = {
  Minus: "-_", Equal: "=+", BracketLeft: "[{", BracketRight: "]}", Backslash: "\\|", Semicolon: ";:", Quote: "'\"", Backquote: "`~",
  Comma: ",<", Period: ".>", Slash: "/?", Space: "  ",
  Digit1: "1!", Digit2: "2@", Digit3: "3#", Digit4: "4$", Digit5: "5%", Digit6: "6^", Digit7: "7&", Digit8: "8*", Digit9: "9(", Digit0: "0)",
  NumpadAdd: "++", NumpadSubtract: "--", NumpadMultiply: "**", NumpadDivide: "//", NumpadDecimal: "..",
};

/** What the key writes on an American keyboard. */
function usCharacterOf(press: Press): string | undefined {
  if (characterOf(press) === GROUP_SEPARATOR) return GROUP_SEPARATOR;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter) return press.shift ? letter : letter.toLowerCase();
  const digit = /^Numpad(\d)$/.exec(press.code)?.[1];
  return digit ?? US_PLAIN[press.code]?.[press.shift ? 1 : 0];
}
