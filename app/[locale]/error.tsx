'use client';

import { useParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

// Here, and not among the messages: an error page may not depend on anything that could have failed,
// and the messages do not travel to the browser.
const words = {
  en: {
    title: 'Something broke on our side',
    text: 'It is not you. Nothing was ordered or charged by this page. Please try again in a moment.',
    retry: 'Try again',
  },
  hi: {
    title: 'हमारी तरफ़ कुछ टूट गया',
    text: 'ग़लती आपकी नहीं है। इस पन्ने से न कोई ऑर्डर हुआ, न पैसे कटे। ज़रा देर में फिर कोशिश करें।',
    retry: 'फिर कोशिश करें',
  },
};

export default function PageError({ retry }: { error: unknown; retry: () => void }) {
  const { locale } = useParams();
  const say = words[locale === 'hi' ? 'hi' : 'en'];
  return (
    <div className="page">
      <EmptyState
        headingLevel={1}
        title={say.title}
        action={
          <Button type="button" onClick={() => retry()}>
            {say.retry}
          </Button>
        }
      >
        <p role="alert">{say.text}</p>
      </EmptyState>
    </div>
  );
}
