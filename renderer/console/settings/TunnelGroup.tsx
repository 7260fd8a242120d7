import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { parsePublicOrigin } from '../../../core/reach/origin'
import type { TunnelProgramId } from '../../../core/reach/tunnel'
import { TunnelWish } from '../../../core/reach/tunnel'
import { useConsole } from '../../kit/console'
import { AnswerLine, useAnswer } from './answer'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'
import { tunnelWords } from './tunnel-words'

/** Starts and ends a tunnel that Micdrop runs, or says how to get one. */
export function TunnelGroup({ form }: SectionProps) {
  const tunnel = useConsole((state) => state.health.tunnel)
  const { busy, answer, setAnswer, ask } = useAnswer()
  const [picked, setPicked] = useState<TunnelProgramId | null>(null)
  const [named, setNamed] = useState<boolean | null>(null)
  const [typed, setTyped] = useState<{ name?: string; address?: string }>({})
  if (tunnel === null) return null
  const found = tunnel.programs.filter((program) => program.found)
  const program = picked ?? tunnel.wish?.program ?? found[0]?.id ?? null
  const lasting = program === 'cloudflared' && (named ?? tunnel.wish?.name != null)
  const name = typed.name ?? tunnel.wish?.name ?? ''
  const address = typed.address ?? tunnel.wish?.address ?? ''
  const [tone, words] = tunnelWords(tunnel)

  const start = async () => {
    const read = wishOf(program, lasting ? name : null, address)
    if (typeof read === 'string') return setAnswer({ tone: 'warn', words: read })
    await form.flush()
    await ask(
      'The tunnel was not started',
      (client) => client.tunnel.start(read),
      () => null,
    )
    form.reload()
  }
  const stop = async () => {
    await form.flush()
    await ask(
      'The tunnel was not ended',
      (client) => client.tunnel.stop(),
      () => null,
    )
    form.reload()
  }
  return (
    <Group
      title="A tunnel that Micdrop runs"
      words="Brings viewers from the internet to the room, and to nothing else, without a server of your own. It ends with Micdrop."
    >
      {found.length === 0 ? (
        <StateLine tone="plain">
          Neither cloudflared nor tailscale is on this computer. Install one of them, and it can be started
          here.
        </StateLine>
      ) : (
        <>
          <StateLine tone={tone}>{words}</StateLine>
          <Radio.Group
            label="Program"
            value={program ?? ''}
            onChange={(id) => setPicked(id as TunnelProgramId)}
            readOnly={tunnel.wish !== null}
          >
            <div className={classes.checks}>
              {found.map(({ id, title }) => (
                <Radio key={id} value={id} label={title} disabled={tunnel.wish !== null} />
              ))}
            </div>
          </Radio.Group>
          {program === 'cloudflared' && (
            <Radio.Group
              label="Which tunnel"
              value={lasting ? 'named' : 'quick'}
              onChange={(which) => setNamed(which === 'named')}
            >
              <div className={classes.checks}>
                <Radio
                  value="named"
                  disabled={tunnel.wish !== null}
                  label="One of your own, by name"
                  description="Recommended for selling: its address stays."
                />
                <Radio
                  value="quick"
                  disabled={tunnel.wish !== null}
                  label="A quick one"
                  description="For trying: another address at each start, about 200 requests at once."
                />
              </div>
            </Radio.Group>
          )}
          {lasting && (
            <div className={classes.two}>
              <TextInput
                label="Name of the tunnel"
                description="As you gave it to cloudflared tunnel create."
                value={name}
                readOnly={tunnel.wish !== null}
                onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
                spellCheck={false}
                autoComplete="off"
              />
              <TextInput
                label="Its public address"
                description="Like https://show.example."
                value={address}
                readOnly={tunnel.wish !== null}
                onChange={(event) => setTyped({ ...typed, address: event.currentTarget.value })}
                spellCheck={false}
                autoComplete="off"
              />
            </div>
          )}
          <div className={classes.row}>
            {tunnel.wish === null ? (
              <Button w={150} loading={busy} onClick={() => void start()}>
                Start tunnel
              </Button>
            ) : (
              <Button w={150} variant="default" loading={busy} onClick={() => void stop()}>
                End tunnel
              </Button>
            )}
          </div>
          <AnswerLine answer={answer} />
        </>
      )}
    </Group>
  )
}

/** What can be started, or why not, in the host's words. */
function wishOf(program: TunnelProgramId | null, name: string | null, address: string): TunnelWish | string {
  const origin = name === null ? null : parsePublicOrigin(address)
  if (origin !== null && !origin.ok) return origin.message
  const read = TunnelWish.safeParse({ program, name, address: origin?.value ?? null })
  return read.success ? read.data : (read.error.issues[0]?.message ?? 'This cannot be started.')
}
