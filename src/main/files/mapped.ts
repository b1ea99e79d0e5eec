/** Each page as `of` makes it, one after another. */
export async function* mapped<From, To>(pages: AsyncIterable<From>, of: (page: From) => To): AsyncGenerator<To> {
  for await (const page of pages) yield of(page)
}
