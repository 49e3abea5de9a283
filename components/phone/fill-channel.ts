const CHANNEL = 'kulhad-fill';

/** Puts a code into the waiting field of this page and of this browser's other tabs. */
export function fillCode(code: string): void {
  window.dispatchEvent(new CustomEvent(CHANNEL, { detail: code }));
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(code);
  channel.close();
}

/** Calls `fill` for each code that "Fill" sends, until the returned function is called. */
export function onFill(fill: (code: string) => void): () => void {
  const here = (event: Event) => fill(String((event as CustomEvent).detail));
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => fill(String(event.data));
  window.addEventListener(CHANNEL, here);
  return () => {
    window.removeEventListener(CHANNEL, here);
    channel.close();
  };
}
