import { aViewer } from '../../core/chat/a-viewer'
import type { StageWords } from '../../core/words/stage'

/** The name as the stage says it: who may not be named is "a viewer" in the show's language. */
export function nameIn(name: string, words: StageWords): string {
  return name === aViewer ? words.aViewer : name
}
