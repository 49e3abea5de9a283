/** Writes every product picture again: `npx tsx scripts/drawings/draw.ts [slug …]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pictureFile } from '../../prisma/catalogue/pictures';
import { cups } from './cups';
import { render } from './drawing';
import { kitchen } from './kitchen';
import { lamps } from './lamps';
import { linen } from './linen';
import { oilLamps } from './oil-lamps';
import { planters } from './planters';
import { plates } from './plates';
import { teaStall } from './tea-stall';
import { textiles } from './textiles';
import { vases } from './vases';

const publicFolder = join(import.meta.dirname, '../../public');
const wanted = process.argv.slice(2);
let count = 0;

function write(file: string, text: string): void {
  const path = join(publicFolder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  count += 1;
}

const shelves = [
  cups,
  teaStall,
  plates,
  vases,
  planters,
  lamps,
  oilLamps,
  textiles,
  linen,
  kitchen,
];
for (const drawing of shelves.flat()) {
  if (wanted.length && !wanted.includes(drawing.slug)) continue;
  for (const value of drawing.values ?? [undefined]) {
    write(pictureFile(drawing.slug, 'front', value), render(drawing, value, false));
  }
  write(pictureFile(drawing.slug, 'detail'), render(drawing, drawing.detail.value, true));
}
console.log(`${count} pictures drawn`);
