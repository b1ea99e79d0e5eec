// React Aria empties its announcer by `innerHTML = ''`, and the page's policy refuses even the empty text as markup
// (`require-trusted-types-for`): a date field would end its screen. Emptied by hand it needs no leave; all other text stays refused.
const markup = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')
if (markup !== undefined)
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...markup,
    set(this: Element, text: unknown) {
      if (text === '') this.replaceChildren()
      else markup.set?.call(this, text)
    },
  })

export {}
