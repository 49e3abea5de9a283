import { getImageProps } from 'next/image';
import type { PictureView } from '@/lib/shop/catalogue-types';

type ProductPictureProps = {
  picture: PictureView;
  /** How wide it is shown, as in `<img sizes>`. */
  sizes: string;
  /** Above the fold: loaded at once. */
  eager?: boolean;
  /** The product's name stands beside it: the picture adds nothing for who cannot see it. */
  decorative?: boolean;
  className?: string;
};

/** One picture of a product on its paper-coloured tile. Rendered on the server: no script comes with it. */
export function ProductPicture(props: ProductPictureProps) {
  const { picture, sizes, eager = false, decorative = false, className = '' } = props;
  const { src, alt, width, height } = picture;
  const shared = {
    alt: decorative ? '' : alt,
    className: `picture ${className}`,
    loading: eager ? ('eager' as const) : ('lazy' as const),
    fetchPriority: eager ? ('high' as const) : undefined,
  };
  // A drawing is small and sharp at every size: there is nothing to choose from, and less to send.
  const image = src.endsWith('.svg')
    ? { src, width, height, ...shared }
    : getImageProps({ src, width, height, sizes, ...shared }).props;
  return (
    <picture className="contents">
      <img {...image} alt={shared.alt} />
    </picture>
  );
}
