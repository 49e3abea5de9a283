import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';

/** An authenticator app on somebody's phone: RFC 6238, from the key that the shop showed. */
export class Authenticator {
  private constructor(private readonly totp: TOTP) {}

  /** Reads the key off the page that shows it, as somebody does who can't scan. */
  static async read(page: Page): Promise<Authenticator> {
    const shown = page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    const secret = Secret.fromBase32(((await shown.textContent()) ?? '').replaceAll(' ', ''));
    expect(secret.bytes).toHaveLength(20);
    return new Authenticator(new TOTP({ secret }));
  }

  /** The code of now, or of so many half minutes later. */
  code(later = 0): string {
    return this.totp.generate({ timestamp: Date.now() + later * 30_000 });
  }
}

/** Sets an app up in account security. */
export async function setUpApp(page: Page): Promise<Authenticator> {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click();
  await page.getByRole('button', { name: 'Show the code to scan' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const app = await Authenticator.read(page);
  await page.getByLabel('Code from the app').fill(app.code());
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText('An authenticator app is set up')).toBeVisible();
  return app;
}
