import { describe, expect, it } from 'vitest'
import { hashOf, readAddress } from '../../../../src/renderer/src/app/address.ts'
import { frameShortcutOf } from '../../../../src/renderer/src/app/shortcuts.ts'
import { isBare, isMeantEnter, type KeyPress } from '../../../../src/renderer/src/ui/typing.ts'

const press = (change: Partial<KeyPress>): KeyPress => ({
  code: 'KeyA',
  key: 'a',
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
})
const free = { typing: false, rests: false }

describe('keys of the frame', () => {
  it('find the search by the key place, whatever the Korean layout writes there', () => {
    const hangul = press({ code: 'KeyK', key: 'ㅏ', ctrlKey: true })
    expect(frameShortcutOf(hangul, free)).toEqual({ to: 'search' })
    expect(frameShortcutOf(press({ code: 'KeyK', key: 'k', metaKey: true }), free)).toEqual({ to: 'search' })
    expect(frameShortcutOf(press({ code: 'Slash', key: '/' }), free)).toEqual({ to: 'search' })
  })

  it('leave letters to the field that is typed in, but not Ctrl+K', () => {
    const typing = { typing: true, rests: false }
    expect(frameShortcutOf(press({ code: 'Slash', key: '/' }), typing)).toBeNull()
    expect(frameShortcutOf(press({ code: 'Slash', key: '?', shiftKey: true }), typing)).toBeNull()
    expect(frameShortcutOf(press({ code: 'KeyK', ctrlKey: true }), typing)).toEqual({ to: 'search' })
  })

  it('rest while a dialog is open', () => {
    expect(frameShortcutOf(press({ code: 'KeyK', ctrlKey: true }), { typing: false, rests: true })).toBeNull()
  })

  it('lock the desk from anywhere, a field or an open dialog included', () => {
    const lock = press({ code: 'KeyL', key: 'ㅣ', ctrlKey: true })
    for (const now of [free, { typing: true, rests: false }, { typing: true, rests: true }])
      expect(frameShortcutOf(lock, now)).toEqual({ to: 'lock' })
    expect(frameShortcutOf(press({ code: 'KeyL', key: 'l' }), free)).toBeNull()
  })

  it('open the sheet by ? and screens by Ctrl and a digit', () => {
    expect(frameShortcutOf(press({ code: 'Slash', key: '?', shiftKey: true }), free)).toEqual({ to: 'keys' })
    expect(frameShortcutOf(press({ code: 'Digit2', ctrlKey: true }), free)).toEqual({ to: 'screen', code: 'Digit2' })
    expect(frameShortcutOf(press({ code: 'Digit2' }), free)).toBeNull()
  })
})

describe('Enter and the Korean input method', () => {
  it('is meant only when no syllable is being composed', () => {
    expect(isMeantEnter({ code: 'Enter', keyCode: 13, isComposing: false })).toBe(true)
    expect(isMeantEnter({ code: 'NumpadEnter', keyCode: 13, isComposing: false })).toBe(true)
    expect(isMeantEnter({ code: 'Enter', keyCode: 13, isComposing: true })).toBe(false)
    expect(isMeantEnter({ code: 'Enter', keyCode: 229, isComposing: false })).toBe(false)
  })

  it('takes a letter for a shortcut only when it is pressed alone', () => {
    expect(isBare(press({ code: 'KeyR' }))).toBe(true)
    expect(isBare(press({ code: 'KeyR', ctrlKey: true }))).toBe(false)
  })
})

describe('addresses', () => {
  const paths = ['/transactions', '/refunds'] as const

  it('carry the thing shown through the window address and back', () => {
    const address = { path: '/transactions', id: 's1/ORDER 1#가' } as const
    expect(readAddress(hashOf(address), paths)).toEqual(address)
    expect(readAddress(hashOf({ path: '/refunds', id: null }), paths)).toEqual({ path: '/refunds', id: null })
  })

  it('are none when the screen is unknown or the text is broken', () => {
    expect(readAddress('#/nowhere', paths)).toBeNull()
    expect(readAddress('', paths)).toBeNull()
    expect(readAddress('#/refunds/%E0%A4%A', paths)).toEqual({ path: '/refunds', id: null })
  })
})
