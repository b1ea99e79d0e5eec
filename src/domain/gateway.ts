/** The payment gateways the product speaks to. Adding one: docs/recipes/add-a-gateway.md. */
export const gatewayIds = ['kcp', 'payple'] as const

/** Which payment gateway. */
export type GatewayId = (typeof gatewayIds)[number]

/** Korean names, as merchants say them. */
export const gatewayNames = { kcp: 'NHN KCP', payple: '페이플' } as const satisfies Record<GatewayId, string>
