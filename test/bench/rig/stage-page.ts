import { createServer, type Server } from 'node:http'

/**
 * The page that OBS captures: the real overlay and the bare page, each filling the window, one above the other and
 * both transparent. One window, so that both wait for the same beat of the same compositor: between two starts of
 * Chromium that beat shifts by up to a frame. Three names of this machine, so that each page has its own process.
 */
export interface StagePage {
  readonly url: string
  close(): Promise<void>
}

const stage = (overlay: string, bare: string) => `<!doctype html><meta charset="utf-8"><title>stage</title>
<style>html,body{margin:0;height:100%;background:#fff;overflow:hidden}
iframe{position:fixed;inset:0;width:100%;height:100%;border:0;color-scheme:light}</style>
<iframe src="${bare}"></iframe><iframe src="${overlay}"></iframe>`

/** A box of the overlay's size and text, in the upper half, that is there or not. */
const bare = (socket: string, text: string) => `<!doctype html><meta charset="utf-8"><title>bare</title>
<style>html,body{margin:0;height:100%;background:transparent;overflow:hidden;font-size:calc(100vw / 120)}
p{position:absolute;left:50%;top:12rem;translate:-50% 0;max-width:84rem;margin:0;padding:1.6rem 2rem;box-sizing:border-box;
background:#14141f;color:#fff;border-radius:.75rem;font:650 3rem/1.25 sans-serif;text-align:center}</style>
<p hidden>${text}</p>
<script>
const box = document.querySelector('p')
const socket = new WebSocket(${JSON.stringify(socket)})
socket.onmessage = (event) => { box.hidden = event.data !== 'on' }
</script>`

function serve(host: string, html: string): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(html),
    )
    server.once('error', reject)
    server.listen(0, host, () => resolve({ server, port: (server.address() as { port: number }).port }))
  })
}

export async function startStagePage(overlay: string, socket: string, text: string): Promise<StagePage> {
  // 127.0.0.2 is this machine too on Linux, and another site than 127.0.0.1.
  const floor = await serve('127.0.0.2', bare(socket, text))
  const outer = await serve('127.0.0.3', stage(overlay, `http://127.0.0.2:${floor.port}/`))
  return {
    url: `http://127.0.0.3:${outer.port}/`,
    close: async () => {
      for (const { server } of [floor, outer]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}
