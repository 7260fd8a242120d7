import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

type Answer = (data: Record<string, unknown>) => object

export interface ObsDouble {
  readonly port: number
  /** What it answers to each request; a missing one is refused with 204, as OBS does. */
  readonly answers: Record<string, Answer>
  readonly asked: { readonly type: string; readonly data: Record<string, unknown> }[]
  /** While true nothing is answered, and new links get no first word. */
  silent: boolean
  /** Settles when `n` links have been opened since the start. */
  opened(n: number): Promise<void>
  tell(eventType: string, eventData: object): void
  end(code: number, reason: string): void
  close(): Promise<void>
}

export class Refused extends Error {
  constructor(
    readonly code: number,
    comment: string,
  ) {
    super(comment)
  }
}

const outputOff = { outputActive: false, outputTimecode: '00:00:00.000', outputDuration: 0 }

/** A server of the protocol's bare words, for what a real OBS here cannot be brought to do. */
export async function startObsDouble(protocol: string | null = 'obswebsocket.json'): Promise<ObsDouble> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, handleProtocols: () => protocol ?? false })
  let links = 0
  const waiting: { n: number; done: () => void }[] = []
  const send = (socket: WebSocket, op: number, d: object) => socket.send(JSON.stringify({ op, d }))

  sockets.on('connection', (socket) => {
    links += 1
    for (const one of waiting) if (one.n <= links) one.done()
    if (!double.silent) send(socket, 0, { obsWebSocketVersion: '5.5.0', rpcVersion: 1 })
    socket.on('message', (bytes) => {
      const { op, d } = JSON.parse(bytes.toString())
      if (double.silent) return
      if (op === 1) return send(socket, 2, { negotiatedRpcVersion: 1 })
      const { requestType: type, requestId, requestData: data = {} } = d
      double.asked.push({ type, data })
      send(socket, 7, { requestType: type, requestId, ...reply(double.answers[type], data) })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the double has no port')

  const double: ObsDouble = {
    port: address.port,
    answers: {
      GetVersion: () => ({ obsVersion: '31.0.0', obsWebSocketVersion: '5.5.0', availableRequests: [] }),
      GetInputKindList: () => ({ inputKinds: [] }),
      GetVideoSettings: () => ({ baseWidth: 1280, baseHeight: 720, fpsNumerator: 30, fpsDenominator: 1 }),
      GetSceneList: () => ({
        currentProgramSceneName: 'Live',
        scenes: [
          { sceneName: 'Break', sceneIndex: 0 },
          { sceneName: 'Live', sceneIndex: 1 },
        ],
      }),
      GetInputList: () => ({ inputs: [] }),
      GetStats: () => ({ activeFps: 30, renderSkippedFrames: 1, renderTotalFrames: 100 }),
      GetStreamStatus: () => outputOff,
      GetRecordStatus: () => outputOff,
    },
    asked: [],
    silent: false,
    opened: (n) => (n <= links ? Promise.resolve() : new Promise((done) => void waiting.push({ n, done }))),
    tell(eventType, eventData) {
      for (const socket of sockets.clients) send(socket, 5, { eventType, eventData, eventIntent: 1 })
    },
    end(code, reason) {
      for (const socket of sockets.clients) socket.close(code, reason)
    },
    close() {
      for (const socket of sockets.clients) socket.terminate()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return double
}

function reply(answer: Answer | undefined, data: Record<string, unknown>): object {
  try {
    if (answer === undefined) throw new Refused(204, 'no such request')
    return { requestStatus: { result: true, code: 100 }, responseData: answer(data) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { requestStatus: { result: false, code: error.code, comment: error.message } }
  }
}
