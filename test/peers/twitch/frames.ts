import { stamp } from './state'

/** An EventSub subscription, as frames and Helix show it; who owns it is not shown. */
export type Subscription = {
  readonly id: string
  status: string
  readonly type: string
  readonly version: string
  readonly condition: Readonly<Record<string, string>>
  sessionId: string
  readonly createdAt: number
  readonly cost: number
  readonly userId: string
  readonly clientId: string
}

/** Helix and frames agree on everything but the transport, to which Helix adds times. */
export function shownSubscription(subscription: Subscription, connectedAt?: number): Record<string, unknown> {
  const { id, status, type, version, condition, sessionId, createdAt, cost } = subscription
  return {
    id,
    status,
    type,
    version,
    condition,
    transport: {
      method: 'websocket',
      session_id: sessionId,
      ...(connectedAt === undefined ? {} : { connected_at: stamp(connectedAt) }),
    },
    created_at: stamp(createdAt),
    cost,
  }
}

function frame(
  id: string,
  kind: string,
  at: number,
  payload: Record<string, unknown>,
  subscription?: Subscription,
): string {
  const about =
    subscription === undefined
      ? {}
      : { subscription_type: subscription.type, subscription_version: subscription.version }
  return JSON.stringify({
    metadata: { message_id: id, message_type: kind, message_timestamp: stamp(at), ...about },
    payload,
  })
}

export function welcome(id: string, session: string, at: number, keepaliveSeconds: number): string {
  return frame(id, 'session_welcome', at, {
    session: {
      id: session,
      status: 'connected',
      connected_at: stamp(at),
      keepalive_timeout_seconds: keepaliveSeconds,
      reconnect_url: null,
      recovery_url: null,
    },
  })
}

export function keepalive(id: string, at: number): string {
  return frame(id, 'session_keepalive', at, {})
}

export function reconnect(id: string, session: string, at: number, url: string, connectedAt: number): string {
  return frame(id, 'session_reconnect', at, {
    session: {
      id: session,
      status: 'reconnecting',
      keepalive_timeout_seconds: null,
      reconnect_url: url,
      connected_at: stamp(connectedAt),
    },
  })
}

export function notification(id: string, at: number, subscription: Subscription, event: unknown): string {
  return frame(id, 'notification', at, { subscription: shownSubscription(subscription), event }, subscription)
}

export function revocation(id: string, at: number, subscription: Subscription): string {
  return frame(id, 'revocation', at, { subscription: shownSubscription(subscription) }, subscription)
}
