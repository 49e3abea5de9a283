import { runCommand } from './setup/command.mjs';
import { openShop } from './setup/open-shop.mjs';

await runCommand((life) => openShop('demo', process.argv.slice(2), life));
