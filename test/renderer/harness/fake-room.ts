import type { Health } from '../../../core/contract/state'

type Room = Health['room']

/** The room as a scene's name wishes it; else everyone can join, and it is proven. */
export function roomOf(scene: string, room: Room): Room {
  const alone: Room = {
    ...room,
    publicUrl: null,
    publicProven: null,
    publicTriedAt: null,
    networkUrl: null,
    open: false,
    spectators: 0,
  }
  if (scene.endsWith('-room-none')) return { ...alone, interfaces: room.interfaces.slice(0, 1) }
  if (scene.endsWith('-room-network'))
    return {
      ...alone,
      open: true,
      networkUrl: 'http://10.20.0.7:4748/',
      networkInterface: 'enp3s0',
      networkReason:
        '"Wi-Fi of the hall", the network you chose, is not there now: the address of "enp3s0" is given until it is back.',
      spectators: 1,
    }
  if (scene.endsWith('-room-failed')) return { ...room, ...failed, spectators: 12_408 }
  if (scene.endsWith('-room-given'))
    return { ...room, publicFixed: true, publicUrl: 'https://room.a-rather-long-name-of-a-show.example/' }
  return room
}

const failed = {
  publicProven: false,
  publicReason:
    'The tunnel or proxy at show.example is there, but does not reach Micdrop (502). It must lead to http://127.0.0.1:4748.',
} as const
