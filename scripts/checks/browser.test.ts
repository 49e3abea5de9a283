import { expect, test } from 'vitest';
import { candidates } from './browser.mjs';

test('on Linux browsers are looked for along the absolute folders of PATH', () => {
  expect(candidates('linux', { PATH: '/usr/bin:bin:/opt/x' }, '/home/a').slice(0, 3)).toEqual([
    '/usr/bin/chromium-headless-shell',
    '/opt/x/chromium-headless-shell',
    '/usr/bin/chromium',
  ]);
});

test('on macOS they are applications, on Windows programs of the machine or of the user', () => {
  expect(candidates('darwin', {}, '/Users/a')).toContain(
    '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  const windows = candidates(
    'win32',
    { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' },
    'C:\\Users\\a',
  );
  expect(windows[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(windows).toContain(
    'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
  );
});
