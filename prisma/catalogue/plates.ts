import { pictures, picturesBy } from './pictures';
import type { Product } from './types';
import { variants } from './variants';

const category = 'plates-bowls';

export const plates: Product[] = [
  {
    slug: 'ripple-dinner-plate',
    category,
    name: { en: 'Ripple dinner plate', hi: 'लहर डिनर प्लेट' },
    tagline: 'Flat to the edge, with the thrower’s rings left in.',
    story: [
      'The rings are the mark of one finger drawn from the centre outwards while the wheel turns. The glaze runs thin over each ridge and shows the clay.',
      'A low rim keeps dal where it belongs. The foot is ground, so it will not scratch a table.',
    ],
    maker: { place: 'Auroville, Tamil Nadu', craft: 'Wheel-thrown stoneware' },
    dimensions: '27 cm wide, 2.5 cm tall, 820 g',
    material: 'High-fired stoneware',
    care: 'Dishwasher and microwave safe.',
    featured: 5,
    taxRatePercent: 5,
    hsn: '6912',
    options: [{ name: 'Glaze', values: ['Ivory', 'Indigo', 'Sage'] }],
    // Evergreen: ivory.
    variants: variants(
      ['Glaze'],
      [
        ['RIP-IVO', ['Ivory'], 1150, 6000],
        ['RIP-IND', ['Indigo'], 1250, 120],
        ['RIP-SAG', ['Sage'], 1250, 0],
      ],
    ),
    searchWords: ['plate', 'dinner', 'thali', 'crockery', 'प्लेट', 'थाली', 'khana'],
    pictures: picturesBy(
      'Glaze',
      'ripple-dinner-plate',
      {
        Ivory: 'Ivory plate with concentric rings, seen from above',
        Indigo: 'Indigo plate with concentric rings, seen from above',
        Sage: 'Sage plate with concentric rings, seen from above',
      },
      'Rings and bare rim of the plate',
    ),
  },
  {
    slug: 'kansa-thali',
    category,
    name: { en: 'Kansa thali', hi: 'काँसे की थाली' },
    tagline: 'Bell metal, beaten by hand, with or without its katoris.',
    story: [
      'Kansa is copper and tin and nothing else. It is cast as a thick disc, heated, and beaten by four people in turn until it is a plate; the marks of the hammer stay visible on the base.',
      'It rings when set down. It is heavy, it holds heat, and it takes on a soft grey-gold colour within a few months.',
    ],
    maker: { place: 'Balakati, Odisha', craft: 'Beaten bell metal' },
    dimensions: 'Thali 30 cm wide, 950 g. Katoris 9 cm wide, 180 g each.',
    material: 'Bell metal (78 % copper, 22 % tin)',
    care: 'Wash by hand and dry at once. Do not store sour food in it.',
    deliveryNote: 'Packed in its own wooden crate; 2 days more to dispatch.',
    featured: 7,
    taxRatePercent: 5,
    hsn: '7419',
    options: [{ name: 'Set', values: ['Thali only', 'With three katoris'] }],
    variants: variants(
      ['Set'],
      [
        ['KAN-T', ['Thali only'], 3900, 34],
        ['KAN-T3', ['With three katoris'], 6900, 12],
      ],
    ),
    searchWords: ['thali', 'kansa', 'kaansa', 'bronze', 'bell metal', 'थाली', 'काँसा', 'katori'],
    pictures: picturesBy(
      'Set',
      'kansa-thali',
      {
        'Thali only': 'Gold-coloured metal thali, seen from above',
        'With three katoris': 'Gold-coloured metal thali with three filled bowls at its far edge',
      },
      'Hammer marks in the metal',
    ),
  },
  {
    slug: 'everyday-katori',
    category,
    name: { en: 'Everyday katori', hi: 'रोज़ की कटोरी' },
    tagline: 'One serving of dal, kheer or curd.',
    story: [
      'The katori is the measure of an Indian meal: so much dal, so much sabzi. This one takes 180 ml to a finger below the rim.',
      'The wall leans out just enough for a spoon, and six of them stack in the height of a hand.',
    ],
    maker: { place: 'Khurja, Uttar Pradesh', craft: 'Jiggered stoneware' },
    dimensions: '11 cm wide, 5 cm tall, 180 ml',
    material: 'Stoneware',
    care: 'Dishwasher and microwave safe.',
    taxRatePercent: 5,
    hsn: '6912',
    options: [{ name: 'Glaze', values: ['Terracotta', 'Ochre', 'Indigo'] }],
    variants: variants(
      ['Glaze'],
      [
        ['KAT-TER', ['Terracotta'], 390, 400],
        ['KAT-OCH', ['Ochre'], 390, 220],
        ['KAT-IND', ['Indigo'], 420, 160],
      ],
    ),
    searchWords: ['katori', 'bowl', 'dal', 'kheer', 'dahi', 'कटोरी', 'दाल'],
    pictures: picturesBy(
      'Glaze',
      'everyday-katori',
      {
        Terracotta: 'Small open bowl in terracotta',
        Ochre: 'Small open bowl in ochre glaze',
        Indigo: 'Small open bowl in indigo glaze',
      },
      'Rim and inside of the bowl',
    ),
  },
  {
    slug: 'talab-serving-bowl',
    category,
    name: { en: 'Talab serving bowl', hi: 'तालाब परोसने का कटोरा' },
    tagline: 'Wide and low, on a tall foot, for biryani or fruit.',
    story: [
      'Talab means pond. The inside is a single still sheet of blue-green glaze; the outside is left in the colour of the bank.',
      'The foot lifts the bowl clear of the table, so that it can be carried hot with both hands under it.',
    ],
    maker: { place: 'Andretta, Himachal Pradesh', craft: 'Wheel-thrown stoneware' },
    dimensions: 'Medium: 26 cm wide, 11 cm tall. Large: 34 cm wide, 13 cm tall.',
    material: 'Stoneware, glazed inside',
    care: 'Dishwasher safe. Warm it slowly; not for the oven.',
    taxRatePercent: 5,
    hsn: '6912',
    options: [{ name: 'Size', values: ['Medium', 'Large'] }],
    variants: variants(
      ['Size'],
      [
        ['TAL-M', ['Medium'], 2400, 36],
        ['TAL-L', ['Large'], 3600, 2],
      ],
    ),
    searchWords: ['serving bowl', 'salad', 'fruit', 'biryani', 'talaab', 'तालाब', 'कटोरा', 'donga'],
    pictures: pictures(
      'talab-serving-bowl',
      'Wide bowl on a tall foot, blue-green inside and bare clay outside',
      'Blue-green glaze meeting the bare rim',
    ),
  },
  {
    slug: 'half-moon-side-plate',
    category,
    name: { en: 'Half-moon side plate', hi: 'आधा चाँद प्लेट' },
    tagline: 'Dipped once, halfway, and left alone.',
    story: [
      'Each plate is held by its edge and dipped in glaze up to the middle. The line where it stopped is never quite straight.',
      'Twenty centimetres: toast, a slice of cake, two parathas folded in four.',
    ],
    maker: { place: 'Kutch, Gujarat', craft: 'Dipped earthenware' },
    dimensions: '20 cm wide, 2 cm tall, 420 g',
    material: 'Earthenware, lead-free glaze',
    care: 'Dishwasher safe. Wipe the bare half dry.',
    taxRatePercent: 5,
    hsn: '6912',
    options: [{ name: 'Glaze', values: ['Indigo', 'Ochre', 'Charcoal'] }],
    variants: variants(
      ['Glaze'],
      [
        ['HAL-IND', ['Indigo'], 640, 150],
        ['HAL-OCH', ['Ochre'], 640, 88],
        ['HAL-CHA', ['Charcoal'], 640, 3],
      ],
    ),
    searchWords: ['side plate', 'dessert', 'nashta', 'chand', 'चाँद', 'प्लेट', 'quarter plate'],
    pictures: picturesBy(
      'Glaze',
      'half-moon-side-plate',
      {
        Indigo: 'Round clay plate, one half glazed indigo, seen from above',
        Ochre: 'Round clay plate, one half glazed ochre, seen from above',
        Charcoal: 'Round clay plate, one half glazed charcoal, seen from above',
      },
      'The line where the dip stopped',
    ),
  },
  {
    slug: 'tara-nesting-bowls',
    category,
    name: { en: 'Tara nesting bowls', hi: 'तारा नेस्टिंग कटोरे' },
    tagline: 'Four bowls that live in the space of one.',
    story: [
      'From a pinch of salt to a salad for two: four sizes thrown from the same curve, each glazed a shade apart.',
      'Stacked, they show four rims like the rings of a planet, which is how they came by the name.',
    ],
    maker: { place: 'Puducherry', craft: 'Wheel-thrown stoneware' },
    dimensions: '10, 13, 16 and 19 cm wide; 12 cm tall when stacked',
    material: 'Stoneware',
    care: 'Dishwasher and microwave safe.',
    taxRatePercent: 5,
    hsn: '6912',
    options: [],
    variants: variants([], [['TAR-4', [], 2900, 26]]),
    searchWords: ['nesting', 'bowl set', 'mixing', 'tara', 'तारा', 'कटोरा', 'prep bowls'],
    pictures: pictures(
      'tara-nesting-bowls',
      'Four bowls stacked inside each other, from indigo outside to ivory inside',
      'Four rims, one inside the other',
    ),
  },
];
