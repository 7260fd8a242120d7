import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { KickPeer, KickRequest } from '.'
import type { PeerAnswer } from './oauth'

const page = '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>'

/** `/public/v1` as docs.kick.com describes it: wrong methods, missing fields and missing scopes are refused. */
export function answerApi(
  peer: KickPeer,
  requests: KickRequest[],
  request: IncomingMessage,
  url: URL,
  text: string,
): PeerAnswer {
  const method = request.method ?? ''
  if (peer.cloudflare) return [403, page, { 'Content-Type': 'text/html; charset=UTF-8' }]
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const scopes = peer.oauth.scopesOf(token)
  if (scopes === null) return said(401, 'Unauthorized')
  const body = text === '' ? null : (JSON.parse(text) as Record<string, unknown>)
  requests.push({ method, path: url.pathname + url.search, body })
  if (peer.refuse) return said(...peer.refuse)
  const needs = (scope: string, act: () => PeerAnswer) =>
    scopes.includes(scope) ? act() : said(403, 'Forbidden')
  const path = url.pathname.replace('/public/v1', '')

  if (method === 'GET' && path === '/users')
    return needs('user:read', () => [
      200,
      {
        data: [{ user_id: peer.user.id, name: peer.user.name, email: '', profile_picture: '' }],
        message: 'OK',
      },
    ])
  if (method === 'GET' && path === '/channels')
    return needs('channel:read', () => {
      const slug = url.searchParams.get('slug')
      const id = slug === null ? peer.user.id : peer.channels[slug]
      return [
        200,
        { data: id === undefined ? [] : [{ broadcaster_user_id: id, slug: slug ?? 'own' }], message: 'OK' },
      ]
    })
  if (method === 'POST' && path === '/chat')
    return needs('chat:write', () => {
      const { content, type, broadcaster_user_id, reply_to_message_id } = body ?? {}
      const reply = reply_to_message_id === undefined || typeof reply_to_message_id === 'string'
      if (typeof content !== 'string' || content === '' || [...content].length > 500)
        return said(400, 'Invalid content')
      if (type !== 'user' || typeof broadcaster_user_id !== 'number' || !reply)
        return said(400, 'Invalid request')
      const id = randomUUID()
      if (!peer.swallow) peer.say(id, content, { user: { id: peer.user.id, username: peer.user.name } })
      return [200, { data: { is_sent: !peer.swallow, message_id: id }, message: 'OK' }]
    })
  const message = /^\/chat\/([^/]+)$/.exec(path)?.[1]
  if (method === 'DELETE' && message)
    return needs('moderation:chat_message:manage', () => {
      if (message === 'gone') return said(404, 'Not found')
      peer.event('App\\Events\\MessageDeletedEvent', { id: randomUUID(), message: { id: message } })
      return [204, '']
    })
  if (path === '/moderation/bans' && (method === 'POST' || method === 'DELETE'))
    return needs('moderation:ban', () => {
      const { broadcaster_user_id, user_id, duration, reason } = body ?? {}
      const minutes =
        duration === undefined ||
        (Number.isInteger(duration) && Number(duration) >= 1 && Number(duration) <= 10_080)
      const short = reason === undefined || (typeof reason === 'string' && reason.length <= 100)
      if (typeof broadcaster_user_id !== 'number' || typeof user_id !== 'number' || !minutes || !short)
        return said(400, 'Invalid request')
      return [200, { data: {}, message: 'OK' }]
    })
  return said(404, 'Not found')
}

function said(status: number, message: string): PeerAnswer {
  return [status, { data: {}, message }]
}
