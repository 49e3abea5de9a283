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
  const { props: image } = getImageProps({
    src,
    alt: decorative ? '' : alt,
    width,
    height,
    sizes,
    loading: eager ? 'eager' : 'lazy',
    fetchPriority: eager ? 'high' : 'auto',
    unoptimized: src.endsWith('.svg'),
  });
  return (
    <picture className="contents">
      <img
        {...image}
        alt={decorative ? '' : alt}
        className={`picture aspect-square h-auto w-full object-cover ${className}`}
      />
    </picture>
  );
}
