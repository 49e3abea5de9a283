import { defineConfig, devices } from '@playwright/test';

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // For two cores: the third works on while another waits for a bank, or to be let resend.
  workers: 3,
  retries: 0,
  // A ceiling, not a wait: two slow cores may need it, a fast machine never sees it.
  expect: { timeout: 15_000 },
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    // Recording costs as much as the journey itself: `TRACE=1 npm run e2e -- …` to look into one.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.KULHAD_BROWSER || undefined,
      // No pictures, which take a quarter of the time, and no stand-in for a graphics card.
      // Chromium's sandbox does not start for root.
      args: [
        '--disable-background-networking',
        '--disable-gpu',
        '--disable-software-rasterizer',
        '--blink-settings=imagesEnabled=false',
        ...(root ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      grepInvert: /@phone-only/,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      // What the size of the screen cannot change is shown once, on the desktop.
      grep: /@phone/,
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
});
