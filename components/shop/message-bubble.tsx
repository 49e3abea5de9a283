type MessageBubbleProps = { sender: string; children: string };

/** A text message as a phone shows it: what the shop's promise looks like. */
export function MessageBubble({ sender, children }: MessageBubbleProps) {
  return (
    <figure className="grid max-w-sm gap-2 justify-self-start md:justify-self-end">
      <figcaption className="text-ink-soft text-sm">{sender}</figcaption>
      <blockquote className="rounded-3xl rounded-tl-md bg-raised px-6 py-5 text-lg shadow-sm ring-1 ring-line">
        {children}
      </blockquote>
    </figure>
  );
}
