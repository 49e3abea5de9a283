import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { InboxMessage } from '@/lib/sms/inbox';

type Inbox = { phones: string[]; messages: InboxMessage[]; signal: 'connecting' | 'on' | 'lost' };

/**
 * The messages of this browser's numbers, live. Connects anew on each page and on `again`, since a
 * number may have been typed there. Calls `arrived` for what comes in while we look.
 */
export function useInbox(again: number, arrived: (message: InboxMessage) => void): Inbox {
  const path = usePathname();
  const [inbox, setInbox] = useState<Inbox>({ phones: [], messages: [], signal: 'connecting' });
  const known = useRef<Set<string> | null>(null);
  const tell = useRef(arrived);
  useEffect(() => {
    tell.current = arrived;
  });

  useEffect(() => {
    const source = new EventSource(`/api/phone/stream?for=${encodeURIComponent(path)}&n=${again}`);
    source.addEventListener('messages', (event) => {
      const { phones, messages } = JSON.parse(event.data) as Omit<Inbox, 'signal'>;
      const here = messages.filter((message) => message.deliveredAt);
      if (known.current)
        for (const message of here) if (!known.current.has(message.id)) tell.current(message);
      known.current = new Set(here.map((message) => message.id));
      setInbox({ phones, messages, signal: 'on' });
    });
    const lost = () => setInbox((last) => ({ ...last, signal: 'lost' }));
    source.addEventListener('away', lost);
    source.addEventListener('error', lost);
    return () => source.close();
  }, [path, again]);
  return inbox;
}
