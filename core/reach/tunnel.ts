import { z } from 'zod'

/** Programs that bring viewers from the internet to the room's own port. */
export const TunnelProgramId = z.enum(['cloudflared', 'tailscale'])
export type TunnelProgramId = z.infer<typeof TunnelProgramId>

/** What the host wants to run. A tunnel with a `name` has an address of its own, which the host typed. */
export const TunnelWish = z.object({
  program: TunnelProgramId,
  /** Of a tunnel made before with `cloudflared tunnel create`; null for a quick one. It begins no option. */
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,63}$/u, 'Only the name of the tunnel, like my-show.')
    .nullable()
    .default(null),
  /** Its public address, like https://show.example; null where the program prints one. */
  address: z.string().max(300).nullable().default(null),
})
export type TunnelWish = z.infer<typeof TunnelWish>

/**
 * `starting`: no address yet. `up`: the program says that it is connected. `restarting`: it ended or was silent, and is
 * started again by itself. `failed`: it cannot be started here. Only a proof says whether viewers get through.
 */
export const TunnelState = z.object({
  programs: z.array(z.object({ id: TunnelProgramId, title: z.string(), found: z.boolean() })),
  wish: TunnelWish.nullable(),
  state: z.enum(['off', 'starting', 'up', 'restarting', 'failed']),
  /** The origin viewers use; a quick tunnel's is gone while it is not up. */
  address: z.string().nullable(),
  /** For trying: another address at each start, and about 200 requests at once. */
  quick: z.boolean(),
  /** Why it is not up, in the host's words or the program's own last ones. */
  reason: z.string().nullable(),
})
export type TunnelState = z.infer<typeof TunnelState>
