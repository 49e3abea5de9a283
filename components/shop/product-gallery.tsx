'use client';

import type { ReactNode } from 'react';

export type GalleryPicture = {
  alt: string;
  variantOption: Record<string, string> | null;
  /** Both rendered on the server. */
  large: ReactNode;
  small: ReactNode;
};

type ProductGalleryProps = {
  pictures: GalleryPicture[];
  shown: number;
  onShow: (at: number) => void;
  labels: { pictures: string; show: string };
};

/** The pictures of a product: one large, and all of them small to choose from. */
export function ProductGallery({ pictures, shown, onShow, labels }: ProductGalleryProps) {
  return (
    <div className="grid gap-3 md:sticky md:top-6">
      <div className="overflow-hidden rounded-3xl">{pictures[shown]?.large}</div>
      {pictures.length > 1 && (
        <ul aria-label={labels.pictures} className="grid grid-cols-5 gap-3">
          {pictures.map((picture, at) => (
            <li key={picture.alt}>
              <button
                type="button"
                aria-label={labels.show.replace('{alt}', picture.alt)}
                aria-pressed={at === shown}
                onClick={() => onShow(at)}
                className="block w-full overflow-hidden rounded-xl ring-ink ring-offset-2 ring-offset-paper aria-pressed:ring-2"
              >
                {picture.small}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
