import { expect, type Page } from '@playwright/test';

/** A device of somebody's that keeps passkeys: the browser's own stand-in, for one page and where it goes. */
export class Device {
  private constructor(private readonly recognise: (owner: boolean) => Promise<void>) {}

  static async at(page: Page): Promise<Device> {
    const browser = await page.context().newCDPSession(page);
    await browser.send('WebAuthn.enable');
    const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(async (isUserVerified) => {
      await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    });
  }

  /** Somebody else holds it: no finger, face or code opens it. */
  lock = () => this.recognise(false);
  unlock = () => this.recognise(true);
}

/** Adds a passkey in account security, kept by a new device. */
export async function addPasskey(page: Page, name = 'My phone'): Promise<Device> {
  const device = await Device.at(page);
  await page.goto('/account/passkeys');
  await page.getByLabel('Name of the new passkey').fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  return device;
}
