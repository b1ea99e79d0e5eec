import { expect, type Locator } from '@playwright/test'

/** Chooses a radio button or a check box as a person does: by its words, once they stand still in sight. */
export async function tick(choice: Locator): Promise<void> {
  await choice.locator('xpath=ancestor::label[1]').click()
  await expect(choice).toBeChecked()
}
