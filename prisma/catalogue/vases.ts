import { pictures, picturesBy } from './pictures';
import type { Product } from './types';
import { variants } from './variants';

const category = 'vases-planters';

export const vases: Product[] = [
  {
    slug: 'surahi-vase',
    category,
    name: { en: 'Surahi vase', hi: 'सुराही फूलदान' },
    tagline: 'The long neck of a water jug, for two or three tall stems.',
    story: [
      'A surahi keeps water cool by sweating through its walls. We kept the silhouette, glazed the inside, and gave the flowers the water instead.',
      'The neck is thrown apart and joined while both halves are still damp; the seam is the ridge that you can feel with a thumb.',
    ],
    maker: { place: 'Bikaner, Rajasthan', craft: 'Thrown and joined stoneware' },
    dimensions: '16 cm wide, 32 cm tall; mouth 4 cm',
    material: 'Stoneware, watertight',
    care: 'Rinse after use; a bottle brush reaches the base.',
    featured: 2,
    taxRatePercent: 5,
    hsn: '6913',
    options: [{ name: 'Glaze', values: ['Indigo', 'Terracotta', 'Ivory'] }],
    variants: variants(
      ['Glaze'],
      [
        ['SUR-IND', ['Indigo'], 2450, 64],
        ['SUR-TER', ['Terracotta'], 2250, 80],
        ['SUR-IVO', ['Ivory'], 2450, 0],
      ],
    ),
    searchWords: ['vase', 'surahi', 'phooldan', 'guldaan', 'सुराही', 'फूलदान', 'flowers'],
    pictures: picturesBy(
      'Glaze',
      'surahi-vase',
      {
        Indigo: 'Round-bodied vase with a long narrow neck, indigo glaze',
        Terracotta: 'Round-bodied vase with a long narrow neck, bare terracotta',
        Ivory: 'Round-bodied vase with a long narrow neck, ivory glaze',
      },
      'Shoulder and neck of the vase',
    ),
  },
  {
    slug: 'matka-planter',
    category,
    name: { en: 'Matka planter', hi: 'मटका गमला' },
    tagline: 'A breathing pot for a plant that hates wet feet.',
    story: [
      'Unglazed clay lets water out through the wall as well as through the hole. Roots in it rot less, and the pot cools them through May.',
      'White bloom will appear on the outside in time. It is salt from the water, and it brushes off if you mind it.',
    ],
    maker: { place: 'Kumbharwada, Mumbai', craft: 'Thrown and beaten terracotta' },
    dimensions: 'Small: 16 cm wide, 14 cm tall. Large: 26 cm wide, 23 cm tall. Saucer included.',
    material: 'Unglazed terracotta, drainage hole',
    care: 'Soak for an hour before planting. Plant not included.',
    taxRatePercent: 5,
    hsn: '6914',
    options: [{ name: 'Size', values: ['Small', 'Large'] }],
    variants: variants(
      ['Size'],
      [
        ['MAT-S', ['Small'], 560, 190],
        ['MAT-L', ['Large'], 1250, 44],
      ],
    ),
    searchWords: ['matka', 'gamla', 'pot', 'planter', 'मटका', 'गमला', 'terracotta', 'plant'],
    pictures: pictures(
      'matka-planter',
      'Round terracotta pot with a broad-leaved plant',
      'White-dotted band around the shoulder of the pot',
    ),
  },
  {
    slug: 'bud-vase-trio',
    category,
    name: { en: 'Bud vase trio', hi: 'कली फूलदान, तीन' },
    tagline: 'Three small bottles for whatever is flowering.',
    story: [
      'One marigold, a twig of neem, the last of the bouquet. Each bottle takes a single stem and asks for no arranging.',
      'The three shapes are thrown from the same weight of clay: one tall, one round, one like a pear.',
    ],
    maker: { place: 'Puducherry', craft: 'Wheel-thrown porcelain' },
    dimensions: '14, 10 and 8 cm tall; mouths 1.5 cm',
    material: 'Porcelain and coloured glaze',
    care: 'Wash by hand.',
    taxRatePercent: 5,
    hsn: '6913',
    options: [],
    variants: variants([], [['BUD-3', [], 1680, 52]]),
    searchWords: ['bud vase', 'set of three', 'kali', 'कली', 'फूलदान', 'small vase', 'genda'],
    pictures: pictures(
      'bud-vase-trio',
      'Three small bottles in ochre, ivory and sage, one with a marigold',
      'Narrow mouths of the bottles',
    ),
  },
  {
    slug: 'jhoola-hanging-planter',
    category,
    name: { en: 'Jhoola hanging planter', hi: 'झूला लटकन गमला' },
    tagline: 'A shallow bowl on three jute ropes.',
    story: [
      'Made for trailing plants: money plant, string of hearts, anything that would rather fall than climb.',
      'The ropes pass under the bowl and not through it, so there is no hole in the clay to crack.',
    ],
    maker: { place: 'Bishnupur, West Bengal', craft: 'Thrown terracotta, knotted jute' },
    dimensions: 'Bowl 22 cm wide, 11 cm tall; 75 cm with rope',
    material: 'Terracotta, glazed inside; jute',
    care: 'Carries up to 5 kg. Keep the jute out of steady rain.',
    taxRatePercent: 5,
    hsn: '6914',
    options: [{ name: 'Glaze', values: ['Ivory', 'Charcoal'] }],
    variants: variants(
      ['Glaze'],
      [
        ['JHO-IVO', ['Ivory'], 1390, 58],
        ['JHO-CHA', ['Charcoal'], 1390, 2],
      ],
    ),
    searchWords: ['hanging', 'planter', 'jhula', 'macrame', 'झूला', 'गमला', 'money plant'],
    pictures: picturesBy(
      'Glaze',
      'jhoola-hanging-planter',
      {
        Ivory: 'Ivory bowl hanging on ropes, with a trailing plant',
        Charcoal: 'Charcoal bowl hanging on ropes, with a trailing plant',
      },
      'Rope passing under the bowl',
    ),
  },
  {
    slug: 'khamba-floor-vase',
    category,
    name: { en: 'Khamba floor vase', hi: 'खंबा फूलदान' },
    tagline: 'Knee-high and straight, for branches and dry grasses.',
    story: [
      'Built from coils over three days, because a cylinder this tall would not stand up on the wheel. The ridges are the coils, pressed flat with a paddle.',
      'It weighs six kilograms empty and does not fall over when the door slams.',
    ],
    maker: { place: 'Nizamabad, Uttar Pradesh', craft: 'Coil-built black pottery' },
    dimensions: '19 cm wide, 48 cm tall, 6 kg',
    material: 'Smoke-fired earthenware with a waterproof liner',
    care: 'Wipe with a dry cloth.',
    deliveryNote: 'Goes by road in a double carton; allow 3 days more.',
    taxRatePercent: 5,
    hsn: '6913',
    options: [],
    // Sold out as a whole: the page must still be worth reading.
    variants: variants([], [['KHA-1', [], 5900, 0]]),
    searchWords: ['floor vase', 'tall', 'khambha', 'pampas', 'खंबा', 'black pottery', 'फूलदान'],
    pictures: pictures(
      'khamba-floor-vase',
      'Tall black cylinder with ridges, holding dry grasses',
      'Silver line pattern rubbed into the black clay',
    ),
  },
  {
    slug: 'lotus-flower-bowl',
    category,
    name: { en: 'Lotus flower bowl', hi: 'कमल पुष्प पात्र' },
    tagline: 'A low urli for petals, floating candles or one branch.',
    story: [
      'An urli began as a cooking pot and ended up by the front door, full of water and flowers. This one is low enough to see across a table.',
      'A small brass pin-holder sits inside, for the day when a single branch will do.',
    ],
    maker: { place: 'Nilambur, Kerala', craft: 'Wheel-thrown stoneware' },
    dimensions: '30 cm wide, 8 cm tall, 1.4 litres',
    material: 'Stoneware; brass pin-holder',
    care: 'Change the water every second day.',
    taxRatePercent: 5,
    hsn: '6913',
    options: [{ name: 'Glaze', values: ['Sage', 'Indigo'] }],
    variants: variants(
      ['Glaze'],
      [
        ['LOT-SAG', ['Sage'], 2100, 30],
        ['LOT-IND', ['Indigo'], 2100, 24],
      ],
    ),
    searchWords: ['urli', 'uruli', 'kamal', 'ikebana', 'कमल', 'उरली', 'floating flowers', 'pooja'],
    pictures: picturesBy(
      'Glaze',
      'lotus-flower-bowl',
      {
        Sage: 'Low wide sage bowl of water with a floating lotus',
        Indigo: 'Low wide indigo bowl of water with a floating lotus',
      },
      'Lotus on the water',
    ),
  },
];
