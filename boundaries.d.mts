declare const boundaries: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] }
export default boundaries
