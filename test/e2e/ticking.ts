import { expect, type Locator } from '@playwright/test'

/**
 * Chooses a radio or checks a box as a person does, by its label: again where a sentence that came between press and release moved it
 * away from under the pointer.
 */
export async function tick(choice: Locator): Promise<void> {
  await expect(async () => {
    if (!(await choice.isChecked())) await choice.locator('xpath=ancestor::label[1]').click()
    await expect(choice).toBeChecked({ timeout: 1_000 })
  }).toPass({ timeout: 10_000 })
}
