import { expect, newShopper, test } from './fixtures';
import { postForm } from './plain-form';

test('[S1] who reads the shop in Hindi gets messages in Hindi, and the phone says how they travel', {
  tag: '@phone',
}, async ({ page, request, inbox, stranger }) => {
  await page.goto('/hi/signup');
  await page.getByLabel('पूरा नाम').fill(stranger.name);
  await page.getByLabel('ईमेल').fill(stranger.email);
  await page.getByLabel('मोबाइल नंबर').fill(stranger.phone);
  await page.getByLabel('पासवर्ड', { exact: true }).fill(stranger.password);
  await page.getByRole('button', { name: 'खाता बनाएँ' }).click();
  await expect(page).toHaveURL(/\/hi\/signup\/verify$/);
  const code = await inbox.message(stranger.phone);
  expect(code.body).toMatch(/^\d{6} कुल्हड़ में खाता बनाने का आपका कोड है।/);
  expect(code).toMatchObject({ encoding: 'UCS-2', segments: 2 });

  await page.getByRole('button', { name: 'नमूना फ़ोन खोलें' }).click();
  const message = page.getByRole('region', { name: 'नमूना फ़ोन' }).getByRole('listitem');
  await expect(message).toContainText('खाता बनाने का आपका कोड');
  await expect(message).toContainText('2 खंड, UCS-2');
  await message.getByRole('button', { name: 'भरें' }).click();
  await page.getByRole('button', { name: 'बंद करें' }).click();
  await page.getByRole('button', { name: 'पुष्टि करें' }).click();
  await expect(page.getByRole('button', { name: 'खाता', exact: true })).toBeVisible();

  // Somebody else, on a page in English, signs up with the same number: its owner hears of it in Hindi.
  const since = new Date();
  const other = { ...newShopper(), phone: stranger.phone };
  await postForm(request, '/signup', 'name="email"', { ...other });
  const notice = await inbox.message(stranger.phone, since);
  expect(notice.body).toContain('आपका खाता पहले से है');
});
