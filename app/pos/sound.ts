let context: AudioContext | undefined;

/** A low double tone: what was scanned did nothing. Silent where the browser has not been touched yet. */
export function alarm(): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const delay of [0, 0.2]) tone(context, 196, context.currentTime + delay, 0.14);
  } catch {
    // a machine without sound sells all the same
  }
}

function tone(at: AudioContext, hertz: number, start: number, seconds: number): void {
  const oscillator = at.createOscillator();
  const volume = at.createGain();
  oscillator.type = "square";
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0.12, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  oscillator.connect(volume).connect(at.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}
