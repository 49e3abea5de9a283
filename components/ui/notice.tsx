import type { ReactNode } from 'react';

type NoticeProps = {
  tone?: 'plain' | 'good';
  title?: ReactNode;
  children: ReactNode;
};

/** Something to know that is part of the page; not announced. For news after an act use `Status`. */
export function Notice({ tone = 'plain', title, children }: NoticeProps) {
  const look = tone === 'good' ? 'bg-good-wash border-good' : 'bg-indigo-wash border-indigo';
  return (
    <div className={`rounded-xl border-l-4 px-5 py-4 ${look}`}>
      {title && <p className="font-semibold">{title}</p>}
      <div>{children}</div>
    </div>
  );
}
