import { pictures, picturesBy } from './pictures';
import type { Product } from './types';
import { variants } from './variants';

const category = 'kitchen-wood';

export const kitchen: Product[] = [
  {
    slug: 'mango-wood-board',
    category,
    name: { en: 'Mango-wood board', hi: 'आम की लकड़ी का बोर्ड' },
    tagline: 'From trees that have stopped bearing.',
    story: [
      'A mango tree gives fruit for some forty years and is felled after that. The wood is hard, close and honey-coloured, with dark streaks where the tree once healed.',
      'Cut from one plank, never glued. The hole takes a rope or a nail.',
    ],
    maker: { place: 'Saharanpur, Uttar Pradesh', craft: 'Solid wood, hand-finished' },
    dimensions: 'Small: 32 × 18 cm. Large: 45 × 24 cm. Both 2 cm thick.',
    material: 'Mango wood, cold-pressed linseed oil',
    care: 'Wash by hand and stand on edge to dry. Oil it twice a year.',
    featured: 10,
    listedOn: '2025-02-14',
    taxRatePercent: 5,
    hsn: '4419',
    options: [{ name: 'Size', values: ['Small', 'Large'] }],
    // Evergreen: small.
    variants: variants(
      ['Size'],
      [
        ['MAN-S', ['Small'], 790, 5000],
        ['MAN-L', ['Large'], 1390, 66],
      ],
    ),
    searchWords: ['chopping board', 'cutting board', 'cheese', 'aam', 'lakdi', 'लकड़ी', 'बोर्ड'],
    pictures: pictures(
      'mango-wood-board',
      'Long wooden board with a handle, grain running lengthwise',
      'Grain around a knot',
    ),
  },
  {
    slug: 'chakla-belan',
    category,
    name: { en: 'Chakla and belan', hi: 'चकला बेलन' },
    tagline: 'Round board, tapered pin: rotis come out round.',
    story: [
      'The belan is thick in the middle and thin at the ends, so that pressure on one side turns the dough by itself. That is the whole trick.',
      'The board stands on three feet, which never wobble.',
    ],
    maker: { place: 'Channapatna, Karnataka', craft: 'Lathe-turned wood' },
    dimensions: 'Board 25 cm wide, 4 cm tall. Pin 33 cm long.',
    material: 'Sheesham or neem',
    care: 'Wipe clean; do not soak.',
    listedOn: '2025-03-21',
    taxRatePercent: 5,
    hsn: '4419',
    options: [{ name: 'Wood', values: ['Sheesham', 'Neem'] }],
    variants: variants(
      ['Wood'],
      [
        ['CHK-SHE', ['Sheesham'], 1290, 62],
        ['CHK-NEE', ['Neem'], 990, 3],
      ],
    ),
    searchWords: ['rolling pin', 'roti', 'chapati', 'chakla', 'belan', 'चकला', 'बेलन', 'रोटी'],
    pictures: picturesBy(
      'Wood',
      'chakla-belan',
      {
        Sheesham: 'Round board and tapered rolling pin in dark wood',
        Neem: 'Round board and tapered rolling pin in pale wood',
      },
      'Tapered end of the pin on the board',
    ),
  },
  {
    slug: 'masala-dabba',
    category,
    name: { en: 'Masala dabba', hi: 'मसाला डब्बा' },
    tagline: 'Seven spices under one lid.',
    story: [
      'Haldi, mirchi, jeera, rai, dhania, hing, salt: whatever your seven are, they are within reach of one hand at the stove.',
      'The lid closes on a felt seam. A small spoon lies on top of the tins.',
    ],
    maker: { place: 'Saharanpur, Uttar Pradesh', craft: 'Turned sheesham, spun steel' },
    dimensions: '22 cm wide, 8 cm tall; tins 6.5 cm, 90 ml each',
    material: 'Sheesham wood, stainless steel',
    care: 'Tins go in the dishwasher. Wipe the box.',
    listedOn: '2025-09-12',
    taxRatePercent: 5,
    hsn: '4419',
    options: [],
    variants: variants([], [['MAS-7', [], 2450, 41]]),
    searchWords: ['spice box', 'masala', 'dabba', 'masaledani', 'मसाला', 'डब्बा', 'haldi', 'spices'],
    pictures: pictures(
      'masala-dabba',
      'Open round spice box with seven tins of spices, seen from above',
      'Tins of turmeric and chilli',
    ),
  },
  {
    slug: 'khal-batta',
    category,
    name: { en: 'Khal batta', hi: 'खल बट्टा' },
    tagline: 'Granite mortar and pestle, heavy enough to do the work.',
    story: [
      'Turned from one block of grey granite and left rough inside, because a polished bowl only chases the ginger round.',
      'Grind a handful of raw rice in it first, twice, and throw that away. After this it is ready for good.',
    ],
    maker: { place: 'Mahabalipuram, Tamil Nadu', craft: 'Stone turning' },
    dimensions: '14 cm wide, 11 cm tall, 3.2 kg',
    material: 'Granite',
    care: 'Rinse with water only.',
    deliveryNote: 'Heavy parcel: allow 2 days more with standard delivery.',
    listedOn: '2026-02-13',
    taxRatePercent: 5,
    hsn: '6815',
    options: [],
    // The last one: two shoppers at once must not both get it.
    variants: variants([], [['KHL-1', [], 1850, 1]]),
    searchWords: ['mortar', 'pestle', 'okhli', 'imam dasta', 'खल बट्टा', 'ओखली', 'stone', 'grind'],
    pictures: pictures(
      'khal-batta',
      'Grey stone mortar with its pestle leaning out',
      'Speckled granite rim',
    ),
  },
  {
    slug: 'neem-spoon-set',
    category,
    name: { en: 'Neem spoon set', hi: 'नीम के चम्मच' },
    tagline: 'Ladle, turner, spoon and spatula in a clay jar.',
    story: [
      'Neem is bitter to insects and kind to non-stick pans. The handles are left octagonal, so that they do not roll.',
      'The jar is the shape of a small pickle crock and lives next to the stove.',
    ],
    maker: { place: 'Pathankot, Punjab', craft: 'Hand-carved wood' },
    dimensions: 'Spoons 28–32 cm long; jar 11 cm wide, 14 cm tall',
    material: 'Neem wood, stoneware jar',
    care: 'Wash by hand. Rub with any kitchen oil when it looks dry.',
    listedOn: '2025-03-21',
    taxRatePercent: 5,
    hsn: '4419',
    options: [{ name: 'Glaze', values: ['Ivory', 'Indigo'] }],
    variants: variants(
      ['Glaze'],
      [
        ['SPO-IVO', ['Ivory'], 1380, 57],
        ['SPO-IND', ['Indigo'], 1380, 39],
      ],
    ),
    searchWords: ['spoon', 'ladle', 'spatula', 'chammach', 'karchi', 'चम्मच', 'नीम', 'utensils'],
    pictures: picturesBy(
      'Glaze',
      'neem-spoon-set',
      {
        Ivory: 'Four wooden spoons standing in an ivory jar',
        Indigo: 'Four wooden spoons standing in an indigo jar',
      },
      'Heads of the spoons',
    ),
  },
  {
    slug: 'cast-iron-tawa',
    category,
    name: { en: 'Cast-iron tawa', hi: 'लोहे का तवा' },
    tagline: 'For dosa, roti, and anything that wants a steady heat.',
    story: [
      'Cast in sand, ground flat, and seasoned three times with rice-bran oil before it leaves the foundry. It is ready to use and will be better in a year.',
      'The handle is part of the casting: nothing to come loose.',
    ],
    maker: { place: 'Salem, Tamil Nadu', craft: 'Sand-cast iron' },
    dimensions: '28 cm wide, 43 cm with handle, 2.4 kg',
    material: 'Cast iron, seasoned',
    care: 'No soap. Wipe, warm, and rub with a drop of oil.',
    listedOn: '2026-07-10',
    taxRatePercent: 5,
    hsn: '7323',
    options: [],
    // Sold out as a whole.
    variants: variants([], [['TAW-28', [], 1690, 0]]),
    searchWords: ['tawa', 'tava', 'dosa', 'griddle', 'skillet', 'तवा', 'लोहा', 'roti', 'iron pan'],
    pictures: pictures(
      'cast-iron-tawa',
      'Black flat iron pan with a long handle, seen from above',
      'Grain of the iron near the handle',
    ),
  },
];
