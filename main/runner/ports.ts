import type { Result } from '../../core/base/result'
import { fail } from '../../core/base/result'
import type { ModerationAct } from '../../core/chat/port'
import type { Carrier } from '../../core/commerce/payment'
import type { SayEffect } from '../../core/cues/effect'
import type { ObsPort } from '../../core/obs/port'
import type { EffectPorts } from './effects'

export interface PortParts {
  readonly desk: {
    readonly say: (effect: SayEffect) => Promise<Result<string | null>>
    readonly moderate: (platformId: string, act: ModerationAct) => Promise<Result<null>>
    readonly mark: (text: string) => void
    readonly settleRedemption: (
      platformId: string,
      rewardId: string,
      redemptionId: string,
      fulfil: boolean,
    ) => Promise<Result<null>>
  }
  readonly obs: Pick<ObsPort, 'switchScene' | 'mark'>
  readonly carriers: readonly Carrier[]
}

/** Sends each effect to the port that carries it out. */
export function createPorts({ desk, obs, carriers }: PortParts): EffectPorts {
  const by = (id: string) => carriers.find((carrier) => carrier.id === id)
  const gone = fail('no-carrier', 'This payment carrier is not set up any more.')
  return {
    say: desk.say,
    switchScene: (effect) => obs.switchScene(effect.scene),
    // OBS has the recording the host keeps; what a platform makes of it is a courtesy.
    mark: (effect) => {
      desk.mark(effect.text)
      return obs.mark(effect.text)
    },
    removeLine: (effect) => {
      const cut = effect.lineId.indexOf(':')
      return desk.moderate(effect.lineId.slice(0, cut), {
        do: 'delete',
        messageId: effect.lineId.slice(cut + 1),
      })
    },
    moderate: (effect) => desk.moderate(effect.platform, effect.act),
    settleRedemption: ({ platform, rewardId, redemptionId, fulfil }) =>
      desk.settleRedemption(platform, rewardId, redemptionId, fulfil),
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
