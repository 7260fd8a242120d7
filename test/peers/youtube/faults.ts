/** Error answers as YouTube and Google write them. Those of the shared fixtures are the same to the letter. */
export interface PeerFault {
  readonly status: number
  readonly body: unknown
}

function youtube(status: number, domain: string, reason: string, message?: string): PeerFault {
  return {
    status,
    body: {
      error: { code: status, ...(message === undefined ? {} : { message }), errors: [{ domain, reason }] },
    },
  }
}

const chat = 'youtube.liveChat'

export const peerFaults = {
  quotaExceeded: youtube(
    403,
    'youtube.quota',
    'quotaExceeded',
    'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
  ),
  liveChatEnded: youtube(403, chat, 'liveChatEnded', 'The live chat is no longer live.'),
  liveChatNotFound: youtube(404, chat, 'liveChatNotFound'),
  liveChatDisabled: youtube(403, chat, 'liveChatDisabled'),
  rateLimitExceeded: youtube(403, chat, 'rateLimitExceeded'),
  unauthenticated: { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } },
  forbidden: youtube(403, chat, 'forbidden', 'You do not have permission to do this.'),
  messageTextInvalid: youtube(400, chat, 'messageTextInvalid'),
  liveChatMessageNotFound: youtube(404, chat, 'liveChatMessageNotFound'),
  liveChatBanNotFound: youtube(404, chat, 'liveChatBanNotFound'),
  liveChatUserNotFound: youtube(404, chat, 'liveChatUserNotFound'),
  pageTokenInvalid: youtube(400, chat, 'pageTokenInvalid', 'The page token is not valid.'),
  liveStreamingNotEnabled: youtube(403, 'youtube.liveBroadcast', 'liveStreamingNotEnabled'),
  accessNotConfigured: youtube(403, 'usageLimits', 'accessNotConfigured'),
  insufficientPermissions: {
    status: 403,
    body: {
      error: {
        code: 403,
        message: 'Request had insufficient authentication scopes.',
        errors: [{ message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' }],
        status: 'PERMISSION_DENIED',
      },
    },
  },
  backendError: youtube(503, 'global', 'backendError'),
} as const satisfies Record<string, PeerFault>
export type PeerFaultName = keyof typeof peerFaults

/** A request that the real service would not understand either. */
export function wrong(message: string, reason = 'invalid'): PeerFault {
  return {
    status: 400,
    body: {
      error: {
        code: 400,
        message,
        errors: [{ message, domain: 'global', reason }],
        status: 'INVALID_ARGUMENT',
      },
    },
  }
}

export function missing(parameter: string): PeerFault {
  return wrong(`Required parameter: ${parameter}`, 'required')
}

/** Google's OAuth answers; the statuses are those of the device flow's page. */
export const oauthFaults = {
  authorization_pending: {
    status: 428,
    body: { error: 'authorization_pending', error_description: 'Precondition Required' },
  },
  slow_down: { status: 403, body: { error: 'slow_down', error_description: 'Forbidden' } },
  access_denied: { status: 403, body: { error: 'access_denied', error_description: 'Forbidden' } },
  expired_token: { status: 400, body: { error: 'expired_token', error_description: 'Bad Request' } },
  invalid_grant: {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  },
  invalid_client: {
    status: 401,
    body: { error: 'invalid_client', error_description: 'The OAuth client was not found.' },
  },
  invalid_scope: {
    status: 400,
    body: { error: 'invalid_scope', error_description: 'Invalid device flow scope.' },
  },
  unsupported_grant_type: {
    status: 400,
    body: { error: 'unsupported_grant_type', error_description: 'Invalid grant_type.' },
  },
  invalid_request: { status: 400, body: { error: 'invalid_request', error_description: 'Bad Request' } },
  invalid_token: {
    status: 400,
    body: { error: 'invalid_token', error_description: 'Token expired or revoked' },
  },
} as const satisfies Record<string, PeerFault>
