import { cups } from './cups';
import { kitchen } from './kitchen';
import { lamps } from './lamps';
import { plates } from './plates';
import { textiles } from './textiles';
import type { Category, Product } from './types';
import { vases } from './vases';

export const categories: Category[] = [
  {
    slug: 'cups-mugs',
    position: 1,
    name: { en: 'Cups & mugs', hi: 'कप और मग' },
    description: {
      en: 'Clay, glass and brass for chai, filter coffee and whatever comes after them.',
      hi: 'चाय, फ़िल्टर कॉफ़ी और उसके बाद की हर घूँट के लिए मिट्टी, काँच और पीतल।',
    },
  },
  {
    slug: 'plates-bowls',
    position: 2,
    name: { en: 'Plates & bowls', hi: 'थाली और कटोरे' },
    description: {
      en: 'Stoneware and kansa for the table, made to be stacked, shared and kept.',
      hi: 'रोज़ की मेज़ के लिए स्टोनवेयर और काँसा, जो बरसों साथ निभाए।',
    },
  },
  {
    slug: 'vases-planters',
    position: 3,
    name: { en: 'Vases & planters', hi: 'फूलदान और गमले' },
    description: {
      en: 'Thrown pots for one stem, an armful of branches, or a plant that has outgrown its tin.',
      hi: 'एक टहनी, ढेर सारी डालियों या बढ़ते पौधे के लिए चाक पर बने बर्तन।',
    },
  },
  {
    slug: 'lamps-light',
    position: 4,
    name: { en: 'Lamps & light', hi: 'दीये और रोशनी' },
    description: {
      en: 'Diyas, lanterns and shades that give a room less light, and better.',
      hi: 'दीये, लालटेन और शेड, जिनसे कमरे में नरम रोशनी रहे।',
    },
  },
  {
    slug: 'textiles',
    position: 5,
    name: { en: 'Textiles', hi: 'कपड़े और दरी' },
    description: {
      en: 'Handloom cotton and wool: for the table, the sofa and the floor.',
      hi: 'मेज़, सोफ़े और फ़र्श के लिए हथकरघे का सूत और ऊन।',
    },
  },
  {
    slug: 'kitchen-wood',
    position: 6,
    name: { en: 'Kitchen & wood', hi: 'रसोई और लकड़ी' },
    description: {
      en: 'Boards, spoons, stone and iron: plain tools that get better with use.',
      hi: 'तख़्ते, चम्मच, पत्थर और लोहा: सादे औज़ार, जो इस्तेमाल से निखरते हैं।',
    },
  },
];

/** Every product of the shop, category by category. */
export const products: Product[] = [
  ...cups,
  ...plates,
  ...vases,
  ...lamps,
  ...textiles,
  ...kitchen,
];
