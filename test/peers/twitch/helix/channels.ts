import { type Answer, refuse, textOf } from '../http'
import type { Person } from '../people'
import { type Call, type Endpoints, ok } from './call'

const second = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

/** Everybody the query names by `id` or `login`; nobody named is the account of the token. */
function users({ ask, state, user, grant }: Call): Answer {
  const ids = ask.query.getAll('id').map((id) => state.people.byId(id))
  const logins = ask.query.getAll('login').map((login) => state.people.byLogin(login))
  const asked = ids.length + logins.length > 0
  if (!asked && user === null) return refuse(400, 'The id or login query parameter is required.')
  const found = (asked ? [...ids, ...logins] : [user!]).filter(
    (person): person is Person => person !== undefined,
  )
  return ok(
    found.map((person) => ({
      id: person.id,
      login: person.login,
      display_name: person.name,
      type: '',
      broadcaster_type: person.id === state.channel.id ? 'affiliate' : '',
      description: '',
      profile_image_url: '',
      offline_image_url: '',
      view_count: 0,
      ...(grant.scopes.includes('user:read:email') && person.id === user?.id
        ? { email: `${person.login}@example.test` }
        : {}),
      created_at: '2016-12-14T20:32:28Z',
    })),
  )
}

/** `delay` is told to the broadcaster only; everybody else reads 0. */
function channels({ ask, state, user }: Call): Answer {
  const ids = ask.query.getAll('broadcaster_id')
  if (ids.length === 0) return refuse(400, 'Missing required parameter "broadcaster_id"')
  const found = ids.map((id) => state.people.byId(id)).filter((one): one is Person => one !== undefined)
  return ok(
    found.map((person) => ({
      broadcaster_id: person.id,
      broadcaster_login: person.login,
      broadcaster_name: person.name,
      broadcaster_language: 'en',
      game_id: '509658',
      game_name: 'Just Chatting',
      title: 'A show',
      delay: person.id === user?.id && person.id === state.channel.id ? state.streamDelaySeconds : 0,
      tags: [],
      content_classification_labels: [],
      is_branded_content: false,
    })),
  )
}

function streams({ ask, state }: Call): Answer {
  const { channel, liveSince } = state
  const asked = [...ask.query.getAll('user_id'), ...ask.query.getAll('user_login')]
  const wanted = asked.length === 0 || asked.includes(channel.id) || asked.includes(channel.login)
  if (liveSince === null || !wanted) return ok([], { pagination: {} })
  return ok(
    [
      {
        id: '9001',
        user_id: channel.id,
        user_login: channel.login,
        user_name: channel.name,
        game_id: '509658',
        game_name: 'Just Chatting',
        type: 'live',
        title: 'A show',
        tags: [],
        viewer_count: 120,
        started_at: second(liveSince),
        language: 'en',
        thumbnail_url: '',
        tag_ids: [],
        is_mature: false,
      },
    ],
    { pagination: {} },
  )
}

function mark({ ask, state, user }: Call): Answer {
  const owner = textOf(ask.json, 'user_id') ?? ask.query.get('user_id')
  const description = textOf(ask.json, 'description') ?? ask.query.get('description') ?? ''
  if (!owner) return refuse(400, 'Missing required parameter "user_id"')
  if (owner !== state.channel.id || user === null || !state.moderates(user.id))
    return refuse(403, 'The user in the access token is not authorized to create markers for this channel.')
  if ([...description].length > 140) return refuse(400, 'The description is limited to 140 characters.')
  if (state.liveSince === null) return refuse(404, 'The user specified in user_id is not streaming live.')
  const marker = { id: state.uuid().replaceAll('-', ''), at: state.clock.now(), description }
  state.markers.push(marker)
  const position = Math.floor((marker.at - state.liveSince) / 1000)
  return ok([{ id: marker.id, created_at: second(marker.at), description, position_seconds: position }])
}

function marks({ ask, state }: Call): Answer {
  const { channel, markers, liveSince } = state
  if (ask.query.get('user_id') !== channel.id) return refuse(404, 'No videos found for this user.')
  const videos = [
    {
      video_id: '9001',
      markers: markers.map(({ id, at, description }) => ({
        id,
        created_at: second(at),
        description,
        position_seconds: Math.floor((at - (liveSince ?? at)) / 1000),
        url: '',
      })),
    },
  ]
  const data = { user_id: channel.id, user_name: channel.name, user_login: channel.login, videos }
  return ok(markers.length === 0 ? [] : [data], { pagination: {} })
}

function sharedChat({ ask, state }: Call): Answer {
  if (ask.query.get('broadcaster_id') !== state.channel.id || state.sharedWith.size === 0) return ok([])
  const others = [...state.sharedWith].map((login) => ({ broadcaster_id: state.people.called(login).id }))
  const at = second(state.clock.now())
  return ok([
    {
      session_id: '359bce59-fa4e-41a5-bd6f-9bc0c8360485',
      host_broadcaster_id: state.channel.id,
      participants: [{ broadcaster_id: state.channel.id }, ...others],
      created_at: at,
      updated_at: at,
    },
  ])
}

export const channelEndpoints: Endpoints = {
  'GET users': { scopes: [], run: users },
  'GET channels': { scopes: [], run: channels },
  'GET streams': { scopes: [], run: streams },
  'POST streams/markers': { scopes: ['channel:manage:broadcast'], run: mark },
  'GET streams/markers': { scopes: ['user:read:broadcast', 'channel:manage:broadcast'], run: marks },
  'GET shared_chat/session': { scopes: [], run: sharedChat },
}
