/** Two short soft tones, made on the spot: no file to load. */
export function chime(): void {
  const context = new AudioContext();
  const at = context.currentTime;
  for (const [index, pitch] of [880, 1174.7].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const start = at + index * 0.14;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.32);
    if (index === 1) tone.onended = () => void context.close();
  }
}
