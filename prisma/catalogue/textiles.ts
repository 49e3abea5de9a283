import { pictures, picturesBy } from './pictures';
import type { Product } from './types';
import { variants } from './variants';

const category = 'textiles';

export const textiles: Product[] = [
  {
    slug: 'dhari-table-runner',
    category,
    name: { en: 'Dhari table runner', hi: 'धारी टेबल रनर' },
    tagline: 'Handloom cotton with a stripe at each end.',
    story: [
      'Woven on a pit loom from twenty-count cotton, dense enough to lie flat without ironing.',
      'The stripes are put in by eye. Lay two runners end to end and they will nearly meet.',
    ],
    maker: { place: 'Kannur, Kerala', craft: 'Handloom cotton' },
    dimensions: '40 cm wide; 150 or 200 cm long',
    material: 'Cotton, azo-free dyes',
    care: 'Machine wash cold with like colours. Dry in shade.',
    taxRatePercent: 5,
    hsn: '6302',
    options: [
      { name: 'Size', values: ['150 cm', '200 cm'] },
      { name: 'Colour', values: ['Indigo', 'Ochre'] },
    ],
    variants: variants(
      ['Size', 'Colour'],
      [
        ['DHA-150-IND', ['150 cm', 'Indigo'], 990, 110],
        ['DHA-150-OCH', ['150 cm', 'Ochre'], 990, 64],
        ['DHA-200-IND', ['200 cm', 'Indigo'], 1290, 52],
        ['DHA-200-OCH', ['200 cm', 'Ochre'], 1290, 0],
      ],
    ),
    searchWords: ['runner', 'table linen', 'dhaari', 'stripe', 'धारी', 'हथकरघा', 'mez', 'cotton'],
    pictures: picturesBy(
      'Colour',
      'dhari-table-runner',
      {
        Indigo: 'Rolled cotton runner with indigo stripes at its end',
        Ochre: 'Rolled cotton runner with ochre stripes at its end',
      },
      'Weave and stripe of the runner',
    ),
  },
  {
    slug: 'ajrakh-cushion-cover',
    category,
    name: { en: 'Ajrakh cushion cover', hi: 'अजरख कुशन कवर' },
    tagline: 'Resist-printed on both sides, fourteen steps, two weeks.',
    story: [
      'The cloth is washed, steeped in myrobalan, printed with lime, printed with iron, dyed, and washed again, and that is only the first week.',
      'Natural dyes move a little in sun. Turn the cushion now and then and both faces will age together.',
    ],
    maker: { place: 'Ajrakhpur, Kutch, Gujarat', craft: 'Ajrakh block printing' },
    dimensions: '45 × 45 cm; hidden zip. Filler not included.',
    material: 'Cotton, natural dyes',
    care: 'Wash by hand, cold, on its own. Dry in shade.',
    featured: 3,
    taxRatePercent: 5,
    hsn: '6304',
    options: [{ name: 'Colour', values: ['Indigo', 'Madder'] }],
    variants: variants(
      ['Colour'],
      [
        ['AJR-IND', ['Indigo'], 1180, 140],
        ['AJR-MAD', ['Madder'], 1180, 66],
      ],
    ),
    searchWords: ['cushion', 'ajrak', 'pillow', 'block print', 'kutch', 'अजरख', 'कुशन', 'takiya'],
    pictures: picturesBy(
      'Colour',
      'ajrakh-cushion-cover',
      {
        Indigo: 'Square cushion printed with eight-pointed stars on indigo',
        Madder: 'Square cushion printed with eight-pointed stars on madder red',
      },
      'Printed star and border',
    ),
  },
  {
    slug: 'kantha-throw',
    category,
    name: { en: 'Kantha throw', hi: 'कांथा थ्रो' },
    tagline: 'Three layers of old cotton held by a running stitch.',
    story: [
      'Kantha began as a way to make one warm cloth of several worn ones. The layers here are washed saris, soft before the first stitch goes in.',
      'Each throw is a different pair of cloths. The colours below are the side that faces up in the picture; what is underneath is a surprise.',
    ],
    maker: { place: 'Bolpur, West Bengal', craft: 'Kantha quilting' },
    dimensions: '140 × 200 cm, 1.1 kg',
    material: 'Reused cotton saris, cotton thread',
    care: 'Machine wash gentle, cold. Dry flat.',
    deliveryNote: 'One of a kind: the reverse differs from the picture.',
    featured: 9,
    taxRatePercent: 18,
    hsn: '6304',
    options: [{ name: 'Colour', values: ['Ochre', 'Indigo', 'Sage'] }],
    variants: variants(
      ['Colour'],
      [
        ['KTH-OCH', ['Ochre'], 3800, 20],
        ['KTH-IND', ['Indigo'], 3800, 28],
        ['KTH-SAG', ['Sage'], 3800, 2],
      ],
    ),
    searchWords: ['throw', 'quilt', 'blanket', 'kantha', 'gudri', 'कांथा', 'razai', 'bedcover'],
    pictures: picturesBy(
      'Colour',
      'kantha-throw',
      {
        Ochre: 'Ochre quilt with rows of running stitch, folded over a wooden rail',
        Indigo: 'Indigo quilt with rows of running stitch, folded over a wooden rail',
        Sage: 'Sage quilt with rows of running stitch, folded over a wooden rail',
      },
      'Running stitch close to a fold',
    ),
  },
  {
    slug: 'chindi-rug',
    category,
    name: { en: 'Chindi rug', hi: 'चिंदी दरी' },
    tagline: 'Offcuts from the tailors, woven tight.',
    story: [
      'Chindi is what falls off the cutting table. Sorted by colour and beaten hard into a cotton warp, it makes a rug that lies flat and lasts.',
      'It goes in the washing machine, which is more than can be said of most rugs.',
    ],
    maker: { place: 'Panipat, Haryana', craft: 'Handloom rag weaving' },
    dimensions: 'Small: 60 × 90 cm. Large: 120 × 180 cm.',
    material: 'Cotton offcuts on cotton warp',
    care: 'Machine wash cold. Use an underlay on polished floors.',
    taxRatePercent: 5,
    hsn: '5702',
    options: [{ name: 'Size', values: ['Small', 'Large'] }],
    variants: variants(
      ['Size'],
      [
        ['CHI-S', ['Small'], 1150, 92],
        ['CHI-L', ['Large'], 3250, 18],
      ],
    ),
    searchWords: ['rug', 'dari', 'durrie', 'dhurrie', 'chindi', 'दरी', 'चिंदी', 'carpet', 'mat'],
    pictures: pictures(
      'chindi-rug',
      'Half-rolled rag rug in bands of indigo, ochre and terracotta, with a fringe',
      'Bands of rag and the knotted fringe',
    ),
  },
  {
    slug: 'gamcha-kitchen-towels',
    category,
    name: { en: 'Gamcha kitchen towels', hi: 'गमछा किचन तौलिए' },
    tagline: 'The red-checked cloth that does everything, cut for the kitchen.',
    story: [
      'A gamcha is a towel, a turban, a shopping bag and a sunshade. Thin cotton dries quickly and gets thirstier with each wash.',
      'Hemmed on four sides with a loop in one corner.',
    ],
    maker: { place: 'Nadia, West Bengal', craft: 'Handloom cotton' },
    dimensions: '50 × 70 cm each',
    material: 'Cotton',
    care: 'Machine wash warm. The red gives a little colour the first time.',
    taxRatePercent: 5,
    hsn: '6302',
    options: [{ name: 'Set', values: ['Two', 'Four'] }],
    variants: variants(
      ['Set'],
      [
        ['GAM-2', ['Two'], 420, 330],
        ['GAM-4', ['Four'], 760, 170],
      ],
    ),
    searchWords: ['towel', 'gamchha', 'gamosa', 'tea towel', 'गमछा', 'तौलिया', 'napkin', 'check'],
    pictures: pictures(
      'gamcha-kitchen-towels',
      'Stack of folded cotton towels in red and white checks',
      'Check of the weave',
    ),
  },
  {
    slug: 'neem-leaf-napkins',
    category,
    name: { en: 'Neem leaf napkins', hi: 'नीम पत्ती नैपकिन' },
    tagline: 'Block-printed by hand, in sets.',
    story: [
      'One pear-wood block, one colour, pressed with the heel of the hand. Where the printer paused to ink the block there is a slightly darker leaf.',
      'Mitred corners, a fabric that is opaque after washing, and a size that covers a lap.',
    ],
    maker: { place: 'Bagru, Rajasthan', craft: 'Block printing' },
    dimensions: '42 × 42 cm each',
    material: 'Cotton cambric, pigment print',
    care: 'Machine wash cold. Iron on the reverse.',
    taxRatePercent: 5,
    hsn: '6302',
    options: [
      { name: 'Set', values: ['Four', 'Six'] },
      { name: 'Colour', values: ['Sage', 'Terracotta'] },
    ],
    variants: variants(
      ['Set', 'Colour'],
      [
        ['NEE-4-SAG', ['Four', 'Sage'], 880, 74],
        ['NEE-4-TER', ['Four', 'Terracotta'], 880, 56],
        ['NEE-6-SAG', ['Six', 'Sage'], 1240, 31],
        ['NEE-6-TER', ['Six', 'Terracotta'], 1240, 0],
      ],
    ),
    searchWords: ['napkin', 'serviette', 'neem', 'leaf', 'block print', 'नीम', 'नैपकिन', 'rumal'],
    pictures: picturesBy(
      'Colour',
      'neem-leaf-napkins',
      {
        Sage: 'Folded napkins printed with sage-green leaves',
        Terracotta: 'Folded napkins printed with terracotta leaves',
      },
      'Printed leaf sprig',
    ),
  },
];
