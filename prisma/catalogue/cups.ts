import { pictures, picturesBy } from './pictures';
import type { Product } from './types';
import { variants } from './variants';

const category = 'cups-mugs';

export const cups: Product[] = [
  {
    slug: 'kulhad-chai-cup',
    category,
    name: { en: 'Kulhad chai cup', hi: 'कुल्हड़ चाय कप' },
    tagline: 'The railway-platform cup, fired hard enough to keep.',
    story: [
      'A kulhad is thrown in under a minute, filled once and thrown away. This one has the same flared wall and the same narrow foot, in a stoneware body that survives the dishwasher.',
      'The outside below the glaze line is bare clay, so the cup is rough where you hold it and smooth where you drink.',
    ],
    maker: { place: 'Khurja, Uttar Pradesh', craft: 'Wheel-thrown stoneware' },
    dimensions: 'Small: 7 cm wide, 8 cm tall, 120 ml. Large: 8.5 cm wide, 10 cm tall, 220 ml.',
    material: 'Stoneware, food-safe glaze inside and on the upper half',
    care: 'Dishwasher and microwave safe. Bare clay darkens a little with use.',
    featured: 1,
    listedOn: '2025-02-14',
    taxRatePercent: 5,
    hsn: '6912',
    options: [
      { name: 'Size', values: ['Small', 'Large'] },
      { name: 'Glaze', values: ['Terracotta', 'Indigo', 'Ivory'] },
    ],
    // Evergreen: journeys buy the small terracotta and the small indigo all day.
    variants: variants(
      ['Size', 'Glaze'],
      [
        ['KUL-S-TER', ['Small', 'Terracotta'], 390, 20000],
        ['KUL-S-IND', ['Small', 'Indigo'], 420, 10000],
        ['KUL-S-IVO', ['Small', 'Ivory'], 420, 260],
        ['KUL-L-TER', ['Large', 'Terracotta'], 490, 320],
        ['KUL-L-IND', ['Large', 'Indigo'], 540, 3],
        ['KUL-L-IVO', ['Large', 'Ivory'], 540, 0],
      ],
    ),
    searchWords: ['kulhad', 'kullad', 'kulhar', 'chai', 'tea', 'clay cup', 'कुल्हड़', 'चाय', 'मिट्टी'],
    pictures: picturesBy(
      'Glaze',
      'kulhad-chai-cup',
      {
        Terracotta: 'Flared clay cup, clear glaze over terracotta',
        Indigo: 'Flared clay cup, indigo glaze on the upper half and bare clay below',
        Ivory: 'Flared clay cup, ivory glaze on the upper half and bare clay below',
      },
      'Where the glaze ends and the bare clay begins',
    ),
  },
  {
    slug: 'monsoon-mug',
    category,
    name: { en: 'Monsoon mug', hi: 'मानसून मग' },
    tagline: 'A big round mug for long, wet afternoons.',
    story: [
      'The belly is wide and the mouth is narrow, which keeps 380 ml of coffee warm through most of a phone call. The handle takes three fingers.',
      'Each glaze is brushed on in one pass and pools in the throwing lines. No two mugs settle quite alike.',
    ],
    maker: { place: 'Auroville, Tamil Nadu', craft: 'Wheel-thrown stoneware' },
    dimensions: '9.5 cm wide (13 cm with handle), 9 cm tall, 380 ml',
    material: 'High-fired stoneware',
    care: 'Dishwasher and microwave safe.',
    featured: 4,
    listedOn: '2026-06-05',
    taxRatePercent: 5,
    hsn: '6912',
    options: [{ name: 'Glaze', values: ['Sage', 'Charcoal', 'Ochre'] }],
    // Evergreen: sage.
    variants: variants(
      ['Glaze'],
      [
        ['MON-SAG', ['Sage'], 890, 8000],
        ['MON-CHA', ['Charcoal'], 890, 140],
        ['MON-OCH', ['Ochre'], 940, 2],
      ],
    ),
    searchWords: ['mug', 'coffee', 'tea', 'chai', 'handle', 'मग', 'कॉफ़ी', 'baarish'],
    pictures: picturesBy(
      'Glaze',
      'monsoon-mug',
      {
        Sage: 'Round-bellied mug with a loop handle, sage glaze',
        Charcoal: 'Round-bellied mug with a loop handle, charcoal glaze',
        Ochre: 'Round-bellied mug with a loop handle, ochre glaze',
      },
      'Glaze pooling in the throwing lines of the mug',
    ),
  },
  {
    slug: 'cutting-chai-glasses',
    category,
    name: { en: 'Cutting chai glasses', hi: 'कटिंग चाय गिलास' },
    tagline: 'The ribbed tea-stall glass, in sets.',
    story: [
      'Half a glass of strong tea is a cutting. The ribs are there so that a hot glass can be held at the rim without burning anybody.',
      'Pressed from recycled soda glass, slightly green at the base, with a thick foot that stands being set down hard.',
    ],
    maker: {
      place: 'Firozabad, Uttar Pradesh',
      craft: 'Pressed recycled glass',
    },
    dimensions: '6 cm wide, 8.5 cm tall, 100 ml each',
    material: 'Tempered soda-lime glass',
    care: 'Dishwasher safe. Warm the glass before pouring boiling tea.',
    listedOn: '2025-02-14',
    taxRatePercent: 18,
    hsn: '7013',
    options: [{ name: 'Set', values: ['Four', 'Six', 'Twelve'] }],
    variants: variants(
      ['Set'],
      [
        ['CUT-04', ['Four'], 480, 180],
        ['CUT-06', ['Six'], 660, 240],
        ['CUT-12', ['Twelve'], 1190, 40],
      ],
    ),
    searchWords: ['chai', 'tea glass', 'cutting', 'tapri', 'gilas', 'गिलास', 'चाय', 'tumbler'],
    pictures: pictures(
      'cutting-chai-glasses',
      'Two ribbed glasses of milky tea',
      'Ribs and thick foot of a tea glass',
    ),
  },
  {
    slug: 'davara-tumbler',
    category,
    name: { en: 'Davara and tumbler', hi: 'डबरा और टंबलर' },
    tagline: 'For filter coffee, poured from a height until it foams.',
    story: [
      'The tumbler sits in the davara, the davara catches the pour, and the lip on both is turned out so that the coffee leaves cleanly.',
      'The brass is tinned inside by hand. The steel needs nothing of the kind.',
    ],
    maker: { place: 'Kumbakonam, Tamil Nadu', craft: 'Spun and beaten metal' },
    dimensions: 'Tumbler 7 cm wide, 9 cm tall, 150 ml. Davara 10 cm wide, 5 cm tall.',
    material: 'Brass with tin lining, or stainless steel',
    care: 'Wash by hand. Brass: tamarind or lemon brings the shine back.',
    listedOn: '2025-07-11',
    taxRatePercent: 5,
    hsn: '7418',
    options: [{ name: 'Finish', values: ['Brass', 'Steel'] }],
    variants: variants(
      ['Finish'],
      [
        ['DAV-BRA', ['Brass'], 1450, 60],
        ['DAV-STE', ['Steel'], 590, 210],
      ],
    ),
    searchWords: ['dabara', 'dabarah', 'filter coffee', 'kaapi', 'peetal', 'पीतल', 'tumbler set'],
    pictures: picturesBy(
      'Finish',
      'davara-tumbler',
      {
        Brass: 'Brass tumbler standing in its wide brass saucer-bowl',
        Steel: 'Steel tumbler standing in its wide steel saucer-bowl',
      },
      'The turned-out lip of the tumbler',
    ),
  },
  {
    slug: 'two-sip-espresso-cup',
    category,
    name: { en: 'Two-sip espresso cup', hi: 'दो घूँट एस्प्रेसो कप' },
    tagline: 'Seventy millilitres and a saucer with room for a biscuit.',
    story: [
      'A small straight cup with thick walls, because a thin one would let the coffee go cold before the second sip.',
      'The saucer is not centred: the well sits to one side and leaves a flat for a spoon or a nankhatai.',
    ],
    maker: {
      place: 'Andretta, Himachal Pradesh',
      craft: 'Wheel-thrown earthenware',
    },
    dimensions: 'Cup 6 cm wide, 5.5 cm tall, 70 ml. Saucer 13 cm.',
    material: 'Slip-decorated earthenware, lead-free glaze',
    care: 'Wash by hand. Not for the microwave.',
    listedOn: '2026-09-04',
    taxRatePercent: 5,
    hsn: '6912',
    options: [{ name: 'Glaze', values: ['Indigo', 'Ivory'] }],
    variants: variants(
      ['Glaze'],
      [
        ['ESP-IND', ['Indigo'], 680, 90],
        ['ESP-IVO', ['Ivory'], 680, 1],
      ],
    ),
    searchWords: ['espresso', 'coffee', 'demitasse', 'saucer', 'कॉफ़ी', 'chhota cup'],
    pictures: picturesBy(
      'Glaze',
      'two-sip-espresso-cup',
      {
        Indigo: 'Small indigo cup with handle on a wide saucer',
        Ivory: 'Small ivory cup with handle on a wide saucer',
      },
      'Cup sitting in the off-centre well of its saucer',
    ),
  },
  {
    slug: 'tulsi-lidded-cup',
    category,
    name: { en: 'Tulsi lidded cup', hi: 'तुलसी ढक्कन कप' },
    tagline: 'Keeps a herbal brew hot while the leaves do their work.',
    story: [
      'Tulsi, ginger or lemongrass wants five minutes under a lid. Turned over, the lid becomes the dish for the spent leaves.',
      'The cup has no handle. A double wall of clay around the waist keeps it comfortable to hold.',
    ],
    maker: { place: 'Kutch, Gujarat', craft: 'Wheel-thrown stoneware' },
    dimensions: '8.5 cm wide, 11 cm tall with lid, 260 ml',
    material: 'Stoneware',
    care: 'Dishwasher safe. Lift the lid before the microwave.',
    listedOn: '2026-01-16',
    taxRatePercent: 5,
    hsn: '6912',
    options: [{ name: 'Glaze', values: ['Sage', 'Ivory'] }],
    variants: variants(
      ['Glaze'],
      [
        ['TUL-SAG', ['Sage'], 980, 75],
        ['TUL-IVO', ['Ivory'], 980, 48],
      ],
    ),
    searchWords: ['tulsi', 'kadha', 'herbal tea', 'lid', 'dhakkan', 'तुलसी', 'काढ़ा', 'infuser'],
    pictures: picturesBy(
      'Glaze',
      'tulsi-lidded-cup',
      {
        Sage: 'Tall sage cup with a knobbed lid',
        Ivory: 'Tall ivory cup with a knobbed lid',
      },
      'Knob and lid of the cup',
    ),
  },
];
