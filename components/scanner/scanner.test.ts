import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Press, ScanDetector, type Verdict } from "./scanner";

/** Types text with a fixed time between keys, then Enter, and answers what became of every key. */
function type(detector: ScanDetector, text: string, gapMs: number, enterAfterMs = gapMs, from = 1000): Verdict[] {
  const keys: Press[] = [...text].map((key, i) => ({ key, code: "", at: from + i * gapMs }));
  return [...keys, { key: "Enter", code: "Enter", at: from + (text.length - 1) * gapMs + enterAfterMs }].map((key) => detector.press(key));
}

const scanned = (verdicts: Verdict[]) => verdicts.flatMap((verdict) => (verdict.kind === "scan" ? [verdict.code] : []));

describe("a scanner among people", () => {
  it("is known by its speed: the first key goes through, the rest is held, Enter completes the code", () => {
    const verdicts = type(new ScanDetector(), "4780012345678", 8);
    expect(verdicts.map(({ kind }) => kind)).toEqual(["pass", ...Array(12).fill("hold"), "scan"]);
    expect(scanned(verdicts)).toEqual(["4780012345678"]);
  });

  it("a person's digits with Enter are not a scan", () => {
    const verdicts = type(new ScanDetector(), "4780012345678", 70);
    expect(verdicts.every((verdict) => verdict.kind === "pass" && verdict.giveBack === "")).toBe(true);
  });

  it("a busy machine that is late with a key does not tear a scan: the keys' own times count", () => {
    const detector = new ScanDetector();
    const [first, ...rest] = [..."3*4780012345678"].map((key, i): Press => ({ key, code: "", at: i * 8 }));
    expect(detector.press(first!).kind).toBe("pass");
    expect(rest.slice(0, 4).map((key) => detector.press(key).kind)).toEqual(Array(4).fill("hold"));
    expect(detector.lapse()).toBe("*478"); // the timer was first

    expect(rest.slice(4).map((key) => detector.press(key).kind)).toEqual(Array(10).fill("hold"));
    expect(detector.press({ key: "Enter", code: "Enter", at: 15 * 8 })).toEqual({ kind: "scan", code: "3*4780012345678" });

    detector.press({ key: "1", code: "", at: 1_000 });
    detector.press({ key: "2", code: "", at: 1_010 });
    detector.lapse();
    expect(detector.press({ key: "3", code: "", at: 1_020 })).toEqual({ kind: "hold", giveBack: "" });
    expect(detector.press({ key: "4", code: "", at: 1_200 })).toEqual({ kind: "pass", giveBack: "3" }); // 2 was given back before
  });

  it("two keys that a person struck together come back in their order", () => {
    const detector = new ScanDetector();
    const press = (key: string, at: number) => detector.press({ key, code: "", at });
    expect(press("s", 0)).toEqual({ kind: "pass", giveBack: "" });
    expect(press("u", 20)).toEqual({ kind: "hold", giveBack: "" });
    expect(press("t", 200)).toEqual({ kind: "pass", giveBack: "u" });
    expect(detector.lapse()).toBe("");
  });

  it("what is held comes back at a pause, at an arrow, at a late Enter", () => {
    const detector = new ScanDetector();
    detector.press({ key: "1", code: "", at: 0 });
    detector.press({ key: "2", code: "", at: 10 });
    expect(detector.lapse()).toBe("2");
    expect(detector.lapse()).toBe(""); // once

    detector.press({ key: "1", code: "", at: 500 });
    detector.press({ key: "2", code: "", at: 510 });
    expect(detector.press({ key: "ArrowDown", code: "ArrowDown", at: 520 })).toEqual({ kind: "pass", giveBack: "2" });
    expect(type(detector, "12345", 5, 400, 2000).at(-1)).toEqual({ kind: "pass", giveBack: "2345" });
  });

  it("a key held down repeats fast and is no scan", () => {
    const detector = new ScanDetector();
    const verdicts = [0, 30, 60, 90, 120].map((at, i) => detector.press({ key: "0", code: "Digit0", at, repeat: i > 0 }));
    expect(verdicts.every((verdict) => verdict.kind === "pass")).toBe(true);
    expect(detector.press({ key: "Enter", code: "Enter", at: 150 }).kind).toBe("pass");
  });

  it("keeps the group separator of a marking code, as itself or as Ctrl ]", () => {
    for (const separator of [{ key: "\x1d", code: "" }, { key: "]", code: "BracketRight", ctrl: true }]) {
      const detector = new ScanDetector();
      const keys = [...[..."0104780"].map((key) => ({ key, code: "" })), { key: "Control", code: "ControlLeft" }, separator, { key: "9", code: "" }, { key: "3", code: "" }, { key: "Enter", code: "Enter" }];
      expect(scanned(keys.map((key, i) => detector.press({ ...key, at: i * 6 })))).toEqual(["0104780\x1d93"]);
    }
  });

  it("reads the keys, not the letters, on a Cyrillic layout", () => {
    const detector = new ScanDetector();
    const keys: Press[] = [
      { key: "Ф", code: "KeyA", shift: true, at: 0 }, { key: "и", code: "KeyB", at: 8 }, { key: "7", code: "Digit7", at: 16 },
      { key: "-", code: "Minus", at: 24 }, { key: ".", code: "Slash", at: 32 }, { key: "Enter", code: "Enter", at: 40 },
    ];
    expect(scanned(keys.map((key) => detector.press(key)))).toEqual(["Ab7-/"]);
  });

  it("one slow key does not spoil a scan, two scans in a row are two", () => {
    const detector = new ScanDetector();
    const verdicts = [..."47800123"].map((key, i) => detector.press({ key, code: "", at: i * 5 + (i > 4 ? 45 : 0) }));
    expect(verdicts.slice(1).every(({ kind }) => kind === "hold")).toBe(true);
    expect(detector.press({ key: "Enter", code: "Enter", at: 85 })).toEqual({ kind: "scan", code: "47800123" });
    expect(scanned(type(detector, "200000000001", 4, 4, 120))).toEqual(["200000000001"]);
  });

  it("no key is ever lost: what passed, what was given back and what was scanned is what was typed", () => {
    const key = fc.record({ key: fc.constantFrom(..."0123456789abc"), gap: fc.integer({ min: 1, max: 120 }), enter: fc.boolean(), late: fc.boolean() });
    fc.assert(fc.property(fc.array(key, { maxLength: 40 }), (typed) => {
      const detector = new ScanDetector();
      let at = 0;
      let out = "";
      let leaked = "";
      const take = (verdict: Verdict, character: string) => {
        if (verdict.kind === "scan") {
          out = out.slice(0, out.length - leaked.length) + verdict.code;
          return;
        }
        out += verdict.giveBack;
        if (verdict.kind === "pass") {
          out += character;
          leaked = character;
        }
      };
      for (const { key: character, gap, enter, late } of typed) {
        at += gap;
        if (late) {
          const held = detector.lapse();
          out += held;
          leaked += held;
        }
        take(detector.press({ key: character, code: "", at }), character);
        if (enter) take(detector.press({ key: "Enter", code: "Enter", at: (at += 5) }), "");
      }
      out += detector.lapse();
      expect(out).toBe(typed.map(({ key: character }) => character).join(""));
    }));
  });
});
