import type { Result } from '../../core/base/result'
import { fail } from '../../core/base/result'
import type { ModerationAct } from '../../core/chat/port'
import type { Carrier } from '../../core/commerce/payment'
import type { ObsPort } from '../../core/obs/port'
import type { EffectPorts } from './effects'

export interface PortParts {
  readonly desk: {
    readonly say: (effectId: string, text: string, only: string | null) => Promise<Result<null>>
    readonly moderate: (platformId: string, act: ModerationAct) => Promise<Result<null>>
  }
  readonly obs: Pick<ObsPort, 'switchScene' | 'mark'>
  readonly carriers: readonly Carrier[]
}

/** Sends each effect to the port that carries it out. */
export function createPorts({ desk, obs, carriers }: PortParts): EffectPorts {
  const by = (id: string) => carriers.find((carrier) => carrier.id === id)
  const gone = fail('no-carrier', 'This payment carrier is not set up any more.')
  return {
    say: (effect) => desk.say(effect.id, effect.text, effect.only),
    switchScene: (effect) => obs.switchScene(effect.scene),
    mark: (effect) => obs.mark(effect.text),
    removeLine: (effect) => {
      const cut = effect.lineId.indexOf(':')
      return desk.moderate(effect.lineId.slice(0, cut), {
        do: 'delete',
        messageId: effect.lineId.slice(cut + 1),
      })
    },
    moderate: (effect) => desk.moderate(effect.platform, effect.act),
    settleRedemption: async () => fail('unsupported', 'This platform has no redemptions.'),
    openPayment: async (effect) =>
      (await by(effect.carrier)?.open({
        orderId: effect.orderId,
        operationId: effect.operationId,
        amount: effect.amount,
        title: effect.title,
        buyer: effect.viewer.name,
        test: effect.test,
      })) ?? gone,
    closePayment: async (effect) => (await by(effect.carrier)?.shut(effect.operationId)) ?? gone,
    refund: async (effect) => (await by(effect.carrier)?.refund(effect.operationId, effect.amount)) ?? gone,
    look: async (effect) => (await by(effect.carrier)?.look(effect.operationId)) ?? gone,
  }
}
